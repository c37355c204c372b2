/** Puts into words that a process which should go on running has ended. */
import { OperatorError, type ServerProcess } from '@kairos/db/embedded';
import { lastWords } from './last-words';

const DISK_FULL = /No space left on device|disk is full|ENOSPC/i;

/** Resolves when the process ends, with how it ended and its last words. */
export async function endOf(
  name: string,
  server: Pick<ServerProcess, 'exited' | 'lastLines'>,
  logFile: string,
): Promise<OperatorError> {
  const { code, signal, failure } = await server.exited;
  const how = failure?.message ?? (signal ? `signal ${signal}` : `exit code ${code}`);
  const lines = server.lastLines(100);
  const cause = lines.some((line) => DISK_FULL.test(line)) ? ' The disk is full: make room, then start again.' : '';
  const words = lastWords(lines).map((line) => `  ${line}`);
  return new OperatorError(
    'program_ended',
    [`${name} ended unexpectedly (${how}).${cause}`, ...words, `Its log is ${logFile}.`].join('\n'),
  );
}
