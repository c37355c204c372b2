/** Builds Temporal's programs from their source with the Go tools of this machine. */
import { existsSync } from 'node:fs';
import { mkdtemp, rename, rm } from 'node:fs/promises';
import { homedir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { startServerProcess } from '@kairos/db/embedded';
import type { FetchProgramOptions } from './download-program';
import { runs } from './runs';
import { TEMPORAL_CLI_VERSION, TEMPORAL_SERVER_VERSION } from './version';

/** The program with which Kairos runs its own server. */
const CLI = `github.com/temporalio/cli/cmd/temporal@v${TEMPORAL_CLI_VERSION}`;
/** The server as it is deployed, which reads a configuration file. */
const SERVER = `go.temporal.io/server/cmd/server@v${TEMPORAL_SERVER_VERSION}`;
const PROGRESS_EVERY_MS = 15_000;
const STOP_GRACE_MS = 2_000;

/**
 * Puts the program at `target`.
 * @throws Error with a sentence that says why it did not work.
 */
export const buildProgram = (options: FetchProgramOptions): Promise<void> => buildWithGo(CLI, options);

/**
 * Puts the whole server at `target`: for trying out what only its configuration file can ask of it.
 * @throws Error with a sentence that says why it did not work.
 */
export const buildWholeServer = (options: FetchProgramOptions): Promise<void> => buildWithGo(SERVER, options);

async function buildWithGo(module: string, options: FetchProgramOptions): Promise<void> {
  const go = findGo();
  const folder = await mkdtemp(join(dirname(options.target), 'build-'));
  const build = startServerProcess({
    command: go,
    args: ['install', '-ldflags=-s -w', module],
    env: { ...process.env, GOBIN: folder },
    logFile: join(folder, 'build.log'),
  });
  const stop = () => void build.stop('SIGTERM', STOP_GRACE_MS);
  options.signal?.addEventListener('abort', stop, { once: true });
  const progress = reportProgress(options.report);
  try {
    const { code, failure } = await build.exited;
    options.signal?.throwIfAborted();
    const program = join(folder, programOf(module));
    if (code !== 0 || !(await runs(program))) {
      const reason = failure?.message ?? build.lastLines(1)[0] ?? `go ended with code ${code}`;
      throw new Error(`Building it with Go did not work (${reason}).`);
    }
    await rename(program, options.target);
  } finally {
    clearInterval(progress);
    options.signal?.removeEventListener('abort', stop);
    await rm(folder, { recursive: true, force: true });
  }
}

/** Go names a program after its folder. */
const programOf = (module: string) => basename(module).replace(/@.*/, '');

/** Go's own installer leaves the PATH alone, so its usual places count too. */
function findGo(): string {
  const onPath = (process.env.PATH ?? '').split(':').map((folder) => join(folder, 'go'));
  const usual = ['/usr/local/go/bin/go', '/opt/homebrew/bin/go', join(homedir(), 'go', 'bin', 'go')];
  const go = [...onPath, ...usual].find((path) => existsSync(path));
  if (go === undefined) throw new Error('Go, to build it from source, is not installed.');
  return go;
}

function reportProgress(report: (sentence: string) => void): NodeJS.Timeout {
  const startedAt = Date.now();
  report('Building the Temporal server from source with Go, once: about three minutes on two cores');
  return setInterval(() => {
    const seconds = Math.round((Date.now() - startedAt) / 1000);
    report(`Still building the Temporal server (${seconds} s)`);
  }, PROGRESS_EVERY_MS);
}
