/** A Temporal server that errs in its own store, which only the whole server can be told, by its configuration file. */
import { execFile } from 'node:child_process';
import { access } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { LOOPBACK, startServerProcess } from '@kairos/db/embedded';
import { buildWholeServer } from '@kairos/services/temporal-server';
import { CONFIGURATION_ARGUMENTS, type ErringStorePlace, writeConfiguration } from './erring-store';
import type { Running } from './supervised';

export interface ErringTemporalOptions extends ErringStorePlace {
  /** Where the built server is kept for the next time. */
  cacheFolder: string;
  /** The `temporal` program, which creates the namespace. */
  cli: string;
  logFile: string;
  namespace: string;
  report: (sentence: string) => void;
  signal: AbortSignal;
}

const START_LIMIT_MS = 90_000;
const POLL_MS = 500;
const STOP_GRACE_MS = 10_000;

/** Starts it on its own SQLite file and waits until it serves the namespace. */
export async function startErringTemporal(options: ErringTemporalOptions): Promise<Running> {
  const program = await wholeServer(options);
  await writeConfiguration(options);
  const server = startServerProcess({
    command: program,
    args: ['--root', options.dataFolder, ...CONFIGURATION_ARGUMENTS, '--allow-no-auth', 'start'],
    logFile: options.logFile,
  });
  const stop = () => server.stop('SIGTERM', STOP_GRACE_MS);
  await untilItServes(options, server.hasExited).catch(async (error: unknown) => {
    await stop();
    throw error;
  });
  return { pid: server.pid ?? 0, exited: server.exited, stop };
}

async function wholeServer({ cacheFolder, report, signal }: ErringTemporalOptions): Promise<string> {
  const target = join(cacheFolder, 'temporal-server');
  const isThere = await access(target).then(
    () => true,
    () => false,
  );
  if (!isThere) await buildWholeServer({ target, report, signal });
  return target;
}

async function untilItServes(options: ErringTemporalOptions, hasEnded: () => boolean): Promise<void> {
  const place = ['--namespace', options.namespace, '--address', `${LOOPBACK}:${options.port}`];
  const namespace = (verb: string, ...more: string[]) =>
    promisify(execFile)(options.cli, ['operator', 'namespace', verb, ...place, ...more]).then(
      () => true,
      () => false,
    );
  const deadline = Date.now() + START_LIMIT_MS;
  while (!(await namespace('describe'))) {
    if (hasEnded() || Date.now() > deadline)
      throw new Error(`The Temporal server did not start: see ${options.logFile}.`);
    await namespace('create', '--retention', '72h');
    await sleep(POLL_MS, undefined, { signal: options.signal });
  }
}
