/** A whole Kairos for one bench, built and started by the launcher's own parts in a temporary folder, and gone afterwards. */
import { randomBytes } from 'node:crypto';
import { readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findFreePort, OperatorError } from '@kairos/db/embedded';
import { type LauncherSettings, readLauncherSettings } from '@kairos/services/settings';
import { Sinks } from '@kairos/testkit/faults';
import type { TemporalAddress } from '@kairos/testkit/temporal';
import { build } from '../../start/build';
import { DataFolder } from '../../start/data-folder';
import { environmentOf } from '../../start/launch';
import { builtPrograms, type Program, startProgram } from '../../start/programs';
import { say, stage } from '../../start/progress';
import { untilAnswers, untilListens } from '../../start/ready';
import { type RunningPart, RunningParts } from '../../start/running-parts';
import { migrate } from '../../start/schema';
import { type Servers, startServers } from '../../start/servers';

const FOLDER_PREFIX = 'kairos-benchmark-';

export interface FreshStack {
  apiUrl: string;
  /** For the role that row-level security binds, and for the one that may do everything. */
  databaseUrl: string;
  adminUrl: string;
  dataFolder: string;
  cacheFolder: string;
  temporal: TemporalAddress;
  /** The file in which the Temporal server keeps everything. */
  temporalStore: string;
  sinks: Sinks;
  /** Stops the worker, does something without it, and starts it again; resolves with the moment of the start, epoch ms. */
  restartWorker(meanwhile: () => Promise<void>): Promise<number>;
}

/**
 * Hands `work` a stack that nobody else uses, and throws it away. Settings of the environment do not count: an
 * installation that they name is not to be filled with invented customers. Ends early when `signal` says so or when a
 * part of the stack ends. After a failure the logs are left where the error says.
 */
export async function withFreshStack<T>(
  root: string,
  signal: AbortSignal,
  work: (stack: FreshStack, ending: AbortSignal) => Promise<T>,
): Promise<T> {
  await sweepLeftovers(FOLDER_PREFIX);
  const dataFolder = join(tmpdir(), `${FOLDER_PREFIX}${randomBytes(4).toString('hex')}`);
  const sinks = await Sinks.start(`${dataFolder}.received`);
  const settings = await freshSettings(root, dataFolder, sinks);
  const folder = await DataFolder.open(dataFolder);
  const running = new RunningParts();
  const finished = new AbortController();
  const ending = AbortSignal.any([signal, finished.signal]);
  try {
    const stack = await running.whileAllRun(bringUp({ root, settings, folder, running, sinks, signal: ending }));
    const value = await running.whileAllRun(work(stack, ending));
    await discard(settings, folder, running);
    return value;
  } catch (error) {
    finished.abort();
    if (signal.aborted) say('Stopping …');
    if (signal.aborted) await discard(settings, folder, running);
    else await keepLogs(settings, folder, running);
    throw error;
  } finally {
    await sinks.kill();
    await rm(sinks.ledgerFile, { force: true });
  }
}

/** Messages leave for the sinks, as fast as we can hand them over. */
async function freshSettings(root: string, dataFolder: string, sinks: Sinks): Promise<LauncherSettings> {
  return readLauncherSettings(root, {
    KAIROS_PORT: String(await findFreePort()),
    KAIROS_DATA: dataFolder,
    KAIROS_CACHE: process.env.KAIROS_CACHE,
    KAIROS_EMAIL_RATE: '100000',
    KAIROS_SMS_RATE: '100000',
    KAIROS_PUSH_RATE: '100000',
    ...sinks.environment,
  });
}

interface BringUp {
  root: string;
  settings: LauncherSettings;
  folder: DataFolder;
  running: RunningParts;
  sinks: Sinks;
  signal: AbortSignal;
}

async function bringUp(parts: BringUp): Promise<FreshStack> {
  const { root, settings, folder, running, sinks, signal } = parts;
  await folder.checkRoom();
  await build(root, folder.log('build'), signal);
  const servers = await startServers(settings, folder, signal);
  for (const part of servers.parts) running.add(part);
  signal.throwIfAborted();
  const databaseUrl = await migrate(servers.adminUrl);
  signal.throwIfAborted();
  const restartWorker = await stage('Programs', () => startPrograms(parts, servers, databaseUrl));
  return {
    apiUrl: `http://127.0.0.1:${settings.port}`,
    databaseUrl,
    adminUrl: servers.adminUrl,
    dataFolder: settings.dataFolder,
    cacheFolder: join(settings.cacheFolder, 'bin'),
    temporal: servers.temporal,
    temporalStore: join(folder.temporal, 'temporal.db'),
    sinks,
    restartWorker,
  };
}

async function startPrograms(
  { root, settings, folder, running, signal }: BringUp,
  servers: Servers,
  databaseUrl: string,
): Promise<FreshStack['restartWorker']> {
  const sandbox = { smtp: await findFreePort(), http: await findFreePort() };
  const environment = {
    ...environmentOf(settings, root),
    KAIROS_SECRET: await folder.secret(),
    DATABASE_URL: databaseUrl,
    TEMPORAL_ADDRESS: servers.temporal.address,
    KAIROS_SANDBOX_SMTP_PORT: String(sandbox.smtp),
    KAIROS_SANDBOX_HTTP_PORT: String(sandbox.http),
  };
  const start = async (program: Program): Promise<RunningPart> => {
    const options = { root, logFile: folder.log(program.name), noteFile: folder.programs, environment };
    const part = await startProgram(program, options);
    running.add(part);
    return part;
  };
  const parts = new Map<string, RunningPart>();
  for (const program of builtPrograms) parts.set(program.name, await start(program));
  await untilAnswers('The api', `http://127.0.0.1:${settings.port}/readyz`, signal);
  await untilListens('The sandbox', sandbox.http, signal);
  return async (meanwhile) => {
    const worker = builtPrograms.find(({ name }) => name === 'worker');
    const part = parts.get('worker');
    if (!worker || !part) throw new Error('There is no worker.');
    await running.stop(part);
    await meanwhile();
    const startedAt = Date.now();
    parts.set('worker', await start(worker));
    return startedAt;
  };
}

async function discard(settings: LauncherSettings, folder: DataFolder, running: RunningParts): Promise<void> {
  await running.stopAll();
  await folder.release();
  await rm(settings.dataFolder, { recursive: true, force: true });
}

async function keepLogs(settings: LauncherSettings, folder: DataFolder, running: RunningParts): Promise<void> {
  await running.stopAll();
  await folder.empty();
  await folder.release();
  say(`The logs are in ${join(settings.dataFolder, 'logs')} until the next bench.`);
}

/** A run that was killed leaves servers and a folder behind; the folder tells them from those of one that goes on. */
export async function sweepLeftovers(prefix: string): Promise<void> {
  const names = (await readdir(tmpdir())).filter((name) => name.startsWith(prefix));
  for (const path of names.map((name) => join(tmpdir(), name))) {
    try {
      const folder = await DataFolder.open(path);
      await folder.empty();
      await folder.release();
    } catch (error) {
      if (error instanceof OperatorError && error.code === 'folder_in_use') continue;
      throw error;
    }
    await rm(path, { recursive: true, force: true });
  }
}
