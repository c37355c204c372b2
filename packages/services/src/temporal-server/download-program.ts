/** Downloads the official Temporal program for this machine. */
import { execFile } from 'node:child_process';
import { createWriteStream } from 'node:fs';
import { mkdtemp, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { promisify } from 'node:util';
import { runs } from './runs';
import { TEMPORAL_CLI_VERSION } from './version';

const SITE = 'https://temporal.download';
/** Where there is no open internet this must fail at once. */
const ANSWER_LIMIT_MS = 6_000;
const DOWNLOAD_LIMIT_MS = 5 * 60_000;

export interface FetchProgramOptions {
  target: string;
  report: (sentence: string) => void;
  signal?: AbortSignal;
}

/**
 * Puts the program at `target`.
 * @param site where to download from; another one in tests.
 * @throws Error with a sentence that says why it did not work.
 */
export async function downloadProgram(options: FetchProgramOptions, site: string = SITE): Promise<void> {
  const url = `${site}/cli/archive/v${TEMPORAL_CLI_VERSION}?platform=${platformName()}&arch=${archName()}`;
  options.report(`Downloading the Temporal server from ${site} (about 40 MB)`);
  const folder = await mkdtemp(join(dirname(options.target), 'download-'));
  try {
    const archive = join(folder, 'temporal.tar.gz');
    await fetchTo(url, archive, options.signal);
    await promisify(execFile)('tar', ['-xzf', archive, '-C', folder]);
    const program = join(folder, 'temporal');
    if (!(await runs(program))) throw new Error('the archive holds no program for this machine');
    await rename(program, options.target);
  } catch (cause) {
    options.signal?.throwIfAborted();
    throw new Error(`The download from ${site} did not work (${reasonOf(cause)}).`, { cause });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function fetchTo(url: string, file: string, signal?: AbortSignal): Promise<void> {
  const answer = new AbortController();
  const noAnswer = setTimeout(() => answer.abort(new Error('no answer')), ANSWER_LIMIT_MS);
  const limits = [answer.signal, AbortSignal.timeout(DOWNLOAD_LIMIT_MS)];
  try {
    const response = await fetch(url, { signal: AbortSignal.any(signal ? [...limits, signal] : limits) });
    clearTimeout(noAnswer);
    if (!response.ok || response.body === null) throw new Error(`the site answered ${response.status}`);
    await pipeline(Readable.fromWeb(response.body), createWriteStream(file));
  } finally {
    clearTimeout(noAnswer);
  }
}

/** `fetch` wraps what happened on the network in a "fetch failed". */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause instanceof Error ? error.cause.message : error.message;
}

function platformName(): string {
  return process.platform === 'win32' ? 'windows' : process.platform;
}

function archName(): string {
  return process.arch === 'x64' ? 'amd64' : process.arch;
}
