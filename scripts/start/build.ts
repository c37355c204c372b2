/** Builds what changed since the last start. */
import { join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { OperatorError, startServerProcess } from '@kairos/db/embedded';
import { stage } from './progress';

const STOP_GRACE_MS = 5_000;
const SHOWN_LINES = 2;

/** @throws OperatorError `build_failed`. */
export async function build(root: string, logFile: string, signal: AbortSignal): Promise<void> {
  await stage('Build', async () => {
    signal.throwIfAborted();
    const turbo = startServerProcess({
      command: process.execPath,
      args: [join(root, 'node_modules', 'turbo', 'bin', 'turbo'), 'run', 'build', '--output-logs=errors-only'],
      cwd: root,
      env: {
        ...process.env,
        TURBO_TELEMETRY_DISABLED: '1',
        TURBO_NO_UPDATE_NOTIFIER: '1',
        NO_COLOR: '1',
        NODE_ENV: 'production',
      },
      logFile,
    });
    const stop = () => void turbo.stop('SIGTERM', STOP_GRACE_MS);
    signal.addEventListener('abort', stop, { once: true });
    const { code } = await turbo.exited;
    signal.removeEventListener('abort', stop);
    signal.throwIfAborted();
    if (code === 0) return;
    const words = firstError(turbo.lastLines(500)).map((line) => `  ${line}`);
    throw new OperatorError(
      'build_failed',
      ['Kairos could not be built.', ...words, `The log is ${logFile}.`].join('\n'),
    );
  });
}

/** Turbo puts the name of the task before each line; the first error is the cause of those below it. */
export function firstError(lines: string[]): string[] {
  const said = lines
    .map((line) => stripVTControlCharacters(line))
    .flatMap((line) => /^@kairos\/[\w-]+:build: ?(.+)$/.exec(line)?.[1] ?? []);
  const coded = said.findIndex((line) => /\[[A-Z_]{4,}\]/.test(line));
  const first = coded >= 0 ? coded : said.findIndex((line) => /error/i.test(line));
  return first < 0 ? lines.slice(-SHOWN_LINES) : said.slice(first, first + SHOWN_LINES);
}
