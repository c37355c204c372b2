import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { commandLineOf, findFreePort, startServerProcess } from '@kairos/db/embedded';
import { Client, Connection } from '@temporalio/client';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { checkTemporalServer } from './check-temporal-server';
import { findTemporalProgram } from './find-program';
import { startTemporalServer, type TemporalServer } from './start-temporal-server';

describe('the embedded Temporal server', () => {
  let program: string;
  let folder: string;
  const running: TemporalServer[] = [];

  beforeAll(async () => {
    const cacheFolder = join(process.env.KAIROS_CACHE ?? join(homedir(), '.cache', 'kairos'), 'bin');
    program = await findTemporalProgram({ cacheFolder, report: () => {} });
  });

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'kairos-temporal-'));
  });

  afterEach(async () => {
    for (const server of running.splice(0)) await server.stop();
    await rm(folder, { recursive: true });
  });

  const options = () => ({
    program,
    dataFolder: join(folder, 'data'),
    logFile: join(folder, 'log'),
    namespace: 'kairos',
  });
  const start = async () => {
    const server = await startTemporalServer(options());
    running.push(server);
    return server;
  };

  it('keeps workflows from one start to the next', async () => {
    const first = await start();
    await withClient(first, (client) =>
      client.workflow.start('kept', { workflowId: 'kept', taskQueue: 'nobody-listens' }),
    );
    await first.stop();
    const second = await start();
    const { status } = await withClient(second, (client) => client.workflow.getHandle('kept').describe());
    expect(status.name).toBe('RUNNING');
  });

  it('takes over from a server that a killed process left running', async () => {
    const first = await start();
    await first.stop();
    const database = join(folder, 'data', 'temporal.db');
    const args = [
      'server',
      'start-dev',
      '--headless',
      '--port',
      String(await findFreePort()),
      '--db-filename',
      database,
    ];
    const leftover = startServerProcess({ command: program, args, logFile: join(folder, 'log') });
    await writeFile(join(folder, 'data', 'server.pid'), String(leftover.pid));
    await expect.poll(() => leftover.lastLines(10).join(), { timeout: 10_000 }).toContain('Server:');
    await start();
    expect(await commandLineOf(leftover.pid ?? 0)).toBeUndefined();
  });

  it('refuses a folder that is in use', async () => {
    await start();
    await expect(startTemporalServer(options())).rejects.toMatchObject({ code: 'folder_in_use' });
  });

  it('says that its port is busy', async () => {
    const { address } = await start();
    const port = Number(address.split(':')[1]);
    const second = startTemporalServer({ ...options(), dataFolder: join(folder, 'second'), port });
    await expect(second).rejects.toMatchObject({ code: 'port_busy' });
  });

  it('says that its data is corrupt', async () => {
    await (await start()).stop();
    for (const name of ['temporal.db-wal', 'temporal.db-shm']) await rm(join(folder, 'data', name), { force: true });
    await writeFile(join(folder, 'data', 'temporal.db'), 'not a database, however one looks at it');
    await expect(startTemporalServer(options())).rejects.toMatchObject({ code: 'corrupt_data' });
  });

  it('is told from one that lacks our namespace', async () => {
    const { address } = await start();
    await checkTemporalServer({ address, namespace: 'kairos', tls: false });
    await expect(checkTemporalServer({ address, namespace: 'elsewhere', tls: false })).rejects.toThrow(
      /TEMPORAL_NAMESPACE/,
    );
  });
});

async function withClient<T>(server: TemporalServer, work: (client: Client) => Promise<T>): Promise<T> {
  const connection = await Connection.connect({ address: server.address });
  try {
    return await work(new Client({ connection, namespace: server.namespace }));
  } finally {
    await connection.close();
  }
}
