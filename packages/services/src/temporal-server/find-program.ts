/** Finds the Temporal program on this machine and, where it has none, fetches or builds one into the cache folder. */
import { access, constants, mkdir } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { hasCode, OperatorError } from '@kairos/db/embedded';
import { buildProgram } from './build-program';
import { downloadProgram } from './download-program';
import { runs } from './runs';

export interface FindProgramOptions {
  /** Where a fetched or built program is kept for later starts. */
  cacheFolder: string;
  /** Told what is being tried and how long it may take, a sentence at a time. */
  report: (sentence: string) => void;
  /** Ends a download or a build that is under way. */
  signal?: AbortSignal;
}

/** The program's path: on the PATH, in the cache, downloaded, or built; in that order. */
export async function findTemporalProgram(options: FindProgramOptions): Promise<string> {
  const { cacheFolder, report, signal } = options;
  const cached = join(cacheFolder, 'temporal');
  for (const candidate of [...candidatesOnPath('temporal'), cached]) {
    if ((await isExecutable(candidate)) && (await runs(candidate))) return candidate;
  }
  await prepareCache(cacheFolder);
  const failures: string[] = [];
  for (const fetchProgram of [downloadProgram, buildProgram]) {
    try {
      await fetchProgram({ target: cached, report, signal });
      return cached;
    } catch (error) {
      signal?.throwIfAborted();
      const reason = error instanceof Error ? error.message : String(error);
      report(reason);
      failures.push(reason);
    }
  }
  throw noWayToGetTemporal(cacheFolder, failures);
}

function candidatesOnPath(program: string): string[] {
  const folders = (process.env.PATH ?? '').split(delimiter).filter((folder) => folder !== '');
  return folders.map((folder) => join(folder, program));
}

async function isExecutable(path: string): Promise<boolean> {
  return access(path, constants.X_OK).then(
    () => true,
    () => false,
  );
}

async function prepareCache(folder: string): Promise<void> {
  try {
    await mkdir(folder, { recursive: true });
    await access(folder, constants.W_OK);
  } catch (cause) {
    if (!hasCode(cause, 'EACCES', 'EPERM', 'EROFS', 'ENOTDIR', 'EEXIST')) throw cause;
    throw new OperatorError(
      'no_permission',
      `No permission to keep the Temporal program in ${folder}. Give this account write access to it, or choose another folder with KAIROS_CACHE.`,
      { cause },
    );
  }
}

function noWayToGetTemporal(cacheFolder: string, failures: string[]): OperatorError {
  return new OperatorError(
    'no_temporal',
    `There is no Temporal server, and none could be fetched. ${failures.join(' ')} ` +
      'Choose one: set TEMPORAL_ADDRESS to a server of your own; ' +
      'install the Temporal CLI (https://docs.temporal.io/cli) so that "temporal" is on the PATH; ' +
      `put the program at ${join(cacheFolder, 'temporal')}; ` +
      'allow downloads from https://temporal.download; or install Go 1.24 or later, from which Kairos builds it.',
  );
}
