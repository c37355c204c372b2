/** Starts the embedded PostgreSQL on a data folder and stops it again. */
import { mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import postgres from 'postgres';
import { type Cluster, openCluster, SUPERUSER } from './cluster';
import { failureFromFileSystem, failureFromLog } from './failures';
import { claimFolder } from './folder-claim';
import { endLeftoverPostgres, readPostmasterFile, STOP_GRACE_MS, STOP_SIGNAL } from './leftover';
import { OperatorError } from './operator-error';
import { findFreePort, LOOPBACK } from './ports';
import { type ExitReport, type ServerProcess, startServerProcess } from './server-process';
import { serverSettings } from './server-settings';

const DATABASE = 'kairos';
const POLL_MS = 25;
/** Replaying the log after a crash can take minutes on a slow disk. */
const START_LIMIT_MS = 5 * 60_000;

export interface EmbeddedPostgresOptions {
  /** Everything of this server is kept here: database files and the superuser's password. */
  dataFolder: string;
  /** Where the server writes its log. */
  logFile: string;
  /** A port of the loopback address; a free one is taken when absent. */
  port?: number;
  /** False gives up surviving a power cut for speed: for tests. */
  durable?: boolean;
}

export interface EmbeddedPostgres {
  /** Address of the database `kairos` for the superuser. */
  url: string;
  pid: number | undefined;
  exited: Promise<ExitReport>;
  lastLines(count: number): string[];
  stop(): Promise<void>;
}

/**
 * Starts the server, creating its files and the database `kairos` the first time. A server that a killed process left
 * behind on the same folder is stopped first, so nothing it committed is lost.
 * @throws OperatorError `port_busy`, `folder_in_use`, `corrupt_data`, `wrong_version`, `disk_full`, `no_permission`,
 *   `no_folder` or `no_binaries`; nothing is left running then.
 */
export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  try {
    await mkdir(dirname(options.logFile), { recursive: true });
    const claim = await claimFolder(options.dataFolder);
    try {
      const cluster = await openCluster(options.dataFolder, options.logFile);
      await endLeftoverPostgres(options.dataFolder);
      return await startServer(cluster, options, claim.release);
    } catch (error) {
      await claim.release();
      throw error;
    }
  } catch (error) {
    throw failureFromFileSystem(error, options.dataFolder) ?? error;
  }
}

async function startServer(
  cluster: Cluster,
  options: EmbeddedPostgresOptions,
  release: () => Promise<void>,
): Promise<EmbeddedPostgres> {
  const port = options.port ?? (await findFreePort());
  const args = ['-D', cluster.folder, '-p', String(port), ...serverSettings(options.durable ?? true)];
  const server = startServerProcess({
    ...cluster.account.launch(cluster.binaries.postgres, args),
    env: { ...process.env, LC_ALL: 'C' },
    logFile: options.logFile,
  });
  try {
    await untilReady(server, cluster.folder, port);
    await createDatabase(urlOf(cluster, port, SUPERUSER));
  } catch (error) {
    await server.stop(STOP_SIGNAL, STOP_GRACE_MS);
    throw error;
  }
  return {
    url: urlOf(cluster, port, DATABASE),
    pid: server.pid,
    exited: server.exited,
    lastLines: server.lastLines,
    stop: async () => {
      await server.stop(STOP_SIGNAL, STOP_GRACE_MS);
      await release();
    },
  };
}

function urlOf(cluster: Cluster, port: number, database: string): string {
  return `postgres://${SUPERUSER}:${encodeURIComponent(cluster.password)}@${LOOPBACK}:${port}/${database}`;
}

/** The server writes its state into `postmaster.pid`; reading it needs no connection and sees recovery going on. */
async function untilReady(server: ServerProcess, folder: string, port: number): Promise<void> {
  const deadline = Date.now() + START_LIMIT_MS;
  while (!server.hasExited()) {
    const [pid, , , , , , , state] = await readPostmasterFile(folder);
    if (pid === String(server.pid) && state?.trim() === 'ready') return;
    if (Date.now() > deadline) {
      throw new OperatorError(
        'start_too_slow',
        `PostgreSQL did not become ready within ${START_LIMIT_MS / 60_000} minutes.`,
      );
    }
    await sleep(POLL_MS);
  }
  throw failureFromLog(server.lastLines(20), { dataFolder: folder, port });
}

async function createDatabase(url: string): Promise<void> {
  const sql = postgres(url, { max: 1, onnotice: () => {} });
  try {
    const existing = await sql`select 1 from pg_database where datname = ${DATABASE}`;
    if (existing.length === 0) await sql`create database ${sql(DATABASE)}`;
  } finally {
    await sql.end();
  }
}
