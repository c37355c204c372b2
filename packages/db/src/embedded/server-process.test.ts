import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { commandLineOf, identityOf } from './process-table';
import { type ServerProcess, startServerProcess } from './server-process';

const STUBBORN = "process.on('SIGTERM', () => {}); console.log('up'); setInterval(() => {}, 1000);";

describe('a server process', () => {
  let folder: string;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'kairos-server-'));
  });

  afterEach(() => rm(folder, { recursive: true }));

  const start = (script: string) =>
    startServerProcess({ command: process.execPath, args: ['-e', script], logFile: join(folder, 'log') });

  it('reports how it ended', async () => {
    expect(await start('process.exit(3)').exited).toEqual({ code: 3, signal: null });
  });

  it('reports why it could not be started', async () => {
    const server = startServerProcess({ command: join(folder, 'missing'), args: [], logFile: join(folder, 'log') });
    expect((await server.exited).failure?.message).toContain('ENOENT');
  });

  it('shows what it wrote since this start only', async () => {
    await writeFile(join(folder, 'log'), 'from an earlier start\n');
    const server = start("console.log('first'); console.error('second')");
    await server.exited;
    expect(server.lastLines(10)).toEqual(['first', 'second']);
    expect(server.lastLines(1)).toEqual(['second']);
  });

  it('is killed when it does not stop in time', async () => {
    const server = start(STUBBORN);
    await untilUp(server);
    await server.stop('SIGTERM', 200);
    expect(await server.exited).toMatchObject({ signal: 'SIGKILL' });
  });

  it('can be recognised by its command line and told from a later process with its number', async () => {
    const server = start(STUBBORN);
    await untilUp(server);
    const pid = server.pid ?? 0;
    expect(await commandLineOf(pid)).toContain(process.execPath);
    expect(await identityOf(pid)).not.toEqual(await identityOf(process.pid));
    await server.stop('SIGKILL', 1_000);
    expect(await commandLineOf(pid)).toBeUndefined();
    expect(await identityOf(pid)).toBeUndefined();
  });
});

async function untilUp(server: ServerProcess): Promise<void> {
  await expect.poll(() => server.lastLines(1), { timeout: 30_000 }).toEqual(['up']);
}
