/** Builds what changed since the last start. */
import { join } from 'node:path';
import { OperatorError, startServerProcess } from '@kairos/db/embedded';
import { lastWords } from './last-words';
import { stage } from './progress';

const STOP_GRACE_MS = 5_000;

/** @throws OperatorError `build_failed`. */
export async function build(root: string, logFile: string, signal: AbortSignal): Promise<void> {
  await stage('Build', async () => {
    signal.throwIfAborted();
    const turbo = startServerProcess({
      command: process.execPath,
      args: [join(root, 'node_modules', 'turbo', 'bin', 'turbo'), 'run', 'build', '--output-logs=errors-only'],
      cwd: root,
      env: { ...process.env, TURBO_TELEMETRY_DISABLED: '1', TURBO_NO_UPDATE_NOTIFIER: '1', NODE_ENV: 'production' },
      logFile,
    });
    const stop = () => void turbo.stop('SIGTERM', STOP_GRACE_MS);
    signal.addEventListener('abort', stop, { once: true });
    const { code } = await turbo.exited;
    signal.removeEventListener('abort', stop);
    signal.throwIfAborted();
    if (code === 0) return;
    const words = lastWords(turbo.lastLines(100)).map((line) => `  ${line}`);
    throw new OperatorError(
      'build_failed',
      ['Kairos could not be built.', ...words, `The log is ${logFile}.`].join('\n'),
    );
  });
}
