/** Starts Temporal's development server on a data folder and stops it again. */
import { execFile } from 'node:child_process';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import {
  claimFolder,
  type ExitReport,
  findFreePort,
  LOOPBACK,
  listenFailure,
  OperatorError,
  type ServerProcess,
  startServerProcess,
} from '@kairos/db/embedded';
import { failureFromLog, portBusy } from './failures';
import { endLeftoverTemporal, filesIn, STOP_GRACE_MS } from './leftover';

const START_LIMIT_MS = 60_000;
const POLL_MS = 100;

export interface TemporalServerOptions {
  /** Path of the `temporal` program. */
  program: string;
  /** Everything of this server is kept here. */
  dataFolder: string;
  /** Where the server writes its log. */
  logFile: string;
  /** Created when it is not there yet. */
  namespace: string;
  /** A port of the loopback address; a free one is taken when absent. */
  port?: number;
  /** Settings of the server by their names, as JSON. */
  dynamicConfig?: Record<string, string>;
}

export interface TemporalServer {
  /** Host and port for clients and workers. */
  address: string;
  namespace: string;
  pid: number | undefined;
  exited: Promise<ExitReport>;
  lastLines(count: number): string[];
  stop(): Promise<void>;
}

/**
 * Starts the server and waits until it serves the namespace. One that a killed process left behind on the same folder
 * is stopped first.
 * @throws OperatorError `port_busy`, `folder_in_use`, `corrupt_data`, `disk_full`, `no_permission` or `start_too_slow`;
 *   nothing is left running then.
 */
export async function startTemporalServer(options: TemporalServerOptions): Promise<TemporalServer> {
  await mkdir(dirname(options.logFile), { recursive: true });
  const claim = await claimFolder(options.dataFolder);
  try {
    return await startServer(options, claim.release);
  } catch (error) {
    await claim.release();
    throw error;
  }
}

async function startServer(options: TemporalServerOptions, release: () => Promise<void>): Promise<TemporalServer> {
  await endLeftoverTemporal(options.dataFolder);
  const { database, pidFile } = filesIn(options.dataFolder);
  const port = options.port ?? (await findFreePort());
  const address = `${LOOPBACK}:${port}`;
  // Asked beforehand: another Temporal server on this port would answer in the name of ours, which takes a while to give up.
  if ((await listenFailure(port, LOOPBACK)) === 'EADDRINUSE') throw portBusy(address);
  const server = startServerProcess({
    command: options.program,
    args: serverArguments({ ...options, database, port }),
    logFile: options.logFile,
  });
  try {
    await writeFile(pidFile, String(server.pid));
    await untilServing(server, { ...options, address });
  } catch (error) {
    await server.stop('SIGTERM', STOP_GRACE_MS);
    throw error;
  }
  return {
    address,
    namespace: options.namespace,
    pid: server.pid,
    exited: server.exited,
    lastLines: server.lastLines,
    stop: async () => {
      await server.stop('SIGTERM', STOP_GRACE_MS);
      await rm(pidFile, { force: true });
      await release();
    },
  };
}

/** The two pragmas make the server half as fast again; a power cut may lose its last moments, never its consistency. */
function serverArguments(place: {
  database: string;
  port: number;
  namespace: string;
  dynamicConfig?: Record<string, string>;
}): string[] {
  const settings = Object.entries(place.dynamicConfig ?? {});
  return [
    ...['server', 'start-dev', '--headless', '--log-level', 'warn', '--ip', LOOPBACK, '--port', String(place.port)],
    ...['--namespace', place.namespace, '--db-filename', place.database],
    ...['--sqlite-pragma', 'journal_mode=wal', '--sqlite-pragma', 'synchronous=normal'],
    ...settings.flatMap(([name, value]) => ['--dynamic-config-value', `${name}=${value}`]),
  ];
}

async function untilServing(
  server: ServerProcess,
  options: TemporalServerOptions & { address: string },
): Promise<void> {
  const question = [
    'operator',
    'namespace',
    'describe',
    '--namespace',
    options.namespace,
    '--address',
    options.address,
  ];
  const deadline = Date.now() + START_LIMIT_MS;
  while (!server.hasExited()) {
    const answered = await promisify(execFile)(options.program, question, { timeout: START_LIMIT_MS }).then(
      () => true,
      () => false,
    );
    // Another server on the same port would answer as well, while ours is ending.
    if (answered && !server.hasExited()) return;
    if (Date.now() > deadline) {
      throw new OperatorError(
        'start_too_slow',
        `The Temporal server did not answer within ${START_LIMIT_MS / 1000} s.`,
      );
    }
    await sleep(POLL_MS);
  }
  throw failureFromLog(await server.exited, server.lastLines(20), options);
}
