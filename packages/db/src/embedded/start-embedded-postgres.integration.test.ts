import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import postgres from 'postgres';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { commandLineOf } from './process-table';
import { type EmbeddedPostgres, startEmbeddedPostgres } from './start-embedded-postgres';

describe('the embedded PostgreSQL', () => {
  let folder: string;
  const running: EmbeddedPostgres[] = [];

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'kairos-postgres-'));
  });

  afterEach(async () => {
    for (const server of running.splice(0)) await server.stop();
    await rm(folder, { recursive: true });
  });

  const options = (port?: number) => ({ dataFolder: join(folder, 'data'), logFile: join(folder, 'log'), port });
  const start = async (port?: number) => {
    const server = await startEmbeddedPostgres(options(port));
    running.push(server);
    return server;
  };

  it('keeps its data from one start to the next', async () => {
    const first = await start();
    await query(first.url, "create table kept (word text); insert into kept values ('here')");
    await first.stop();
    const second = await start();
    expect(await query(second.url, 'select word from kept')).toEqual([{ word: 'here' }]);
  });

  it('commits to disk', async () => {
    const { url } = await start();
    expect(await query(url, 'show fsync')).toEqual([{ fsync: 'on' }]);
    expect(await query(url, 'show synchronous_commit')).toEqual([{ synchronous_commit: 'on' }]);
  });

  it('takes over what a killed process left running, and loses nothing', async () => {
    const { url, pid } = await startInAnotherProcess(options());
    expect(await commandLineOf(pid)).toContain(folder);
    await query(url, "create table kept (word text); insert into kept values ('here')");
    const again = await start();
    expect(await commandLineOf(pid)).toBeUndefined();
    expect(await query(again.url, 'select word from kept')).toEqual([{ word: 'here' }]);
  });

  it('is not misled by a postmaster.pid that names an unrelated process', async () => {
    await (await start()).stop();
    const unrelated = await startEmbeddedPostgres({ ...options(), dataFolder: join(folder, 'elsewhere') });
    running.push(unrelated);
    const pidFile = join(folder, 'data', 'cluster', 'postmaster.pid');
    await writeFile(pidFile, `${unrelated.pid}\n${join(folder, 'data', 'cluster')}\n`);
    await start();
    expect(unrelated.pid && (await commandLineOf(unrelated.pid))).toContain('elsewhere');
  });

  it('refuses a folder that is in use', async () => {
    await start();
    await expect(startEmbeddedPostgres(options())).rejects.toMatchObject({ code: 'folder_in_use' });
  });

  it('says that its port is busy, and starts when it no longer is', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const address = other.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    await expect(startEmbeddedPostgres(options(port))).rejects.toMatchObject({ code: 'port_busy' });
    other.close();
    await once(other, 'close');
    await start(port);
  });

  it('says that its data is corrupt', async () => {
    await (await start()).stop();
    await rm(join(folder, 'data', 'cluster', 'global', 'pg_control'));
    await expect(startEmbeddedPostgres(options())).rejects.toMatchObject({ code: 'corrupt_data' });
  });

  it('says that its data is from another version', async () => {
    await (await start()).stop();
    await writeFile(join(folder, 'data', 'cluster', 'PG_VERSION'), '15\n');
    await expect(startEmbeddedPostgres(options())).rejects.toMatchObject({ code: 'wrong_version' });
  });

  it('starts anew after a first start that was cut off', async () => {
    await (await start()).stop();
    await rm(join(folder, 'data', 'cluster'), { recursive: true });
    await writeFile(join(folder, 'data', 'cluster.unfinished'), '');
    await start();
  });
});

async function query(url: string, text: string): Promise<unknown> {
  const sql = postgres(url, { max: 1 });
  try {
    return [...(await sql.unsafe(text))];
  } finally {
    await sql.end();
  }
}

/** Starts the server in a process that is killed as soon as it runs. */
async function startInAnotherProcess(options: object): Promise<{ url: string; pid: number }> {
  const module = fileURLToPath(new URL('./index.ts', import.meta.url));
  const script = `
    const { startEmbeddedPostgres } = await import(${JSON.stringify(module)});
    const { url, pid } = await startEmbeddedPostgres(${JSON.stringify(options)});
    process.send({ url, pid });`;
  const child = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', script], {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  const [started] = await once(child, 'message');
  child.kill('SIGKILL');
  await once(child, 'exit');
  return started;
}
