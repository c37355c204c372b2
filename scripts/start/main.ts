/** The command itself: its arguments, the signals that end it, and how it says that something went wrong. */
import { appendFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { OperatorError } from '@kairos/db/embedded';
import { root } from '../prepare/prepare.mjs';
import { launch } from './launch';
import { say } from './progress';
import { stopSignal } from './stop-signal';

const USAGE = `npm start               starts Kairos
npm start -- --reset    throws all data away and starts over
npm run dev             starts Kairos from source, for who works on it`;

const signal = stopSignal();

process.exit(await run(process.argv.slice(2)));

/** @returns the exit code. */
async function run(options: string[]): Promise<number> {
  const unknown = options.filter((option) => option !== '--reset' && option !== '--dev');
  if (unknown.length > 0) {
    process.stderr.write(`${unknown.join(' ')}: no such option.\n${USAGE}\n`);
    return 1;
  }
  try {
    const [reset, development] = [options.includes('--reset'), options.includes('--dev')];
    await launch({ root, reset, development, signal });
  } catch (error) {
    if (!signal.aborted) {
      process.stderr.write(`\n${sentenceOf(error)}\n`);
      return 1;
    }
  }
  say('Stopped.');
  return 0;
}

/** An error that nobody foresaw keeps its details for a report, but not on the screen. */
function sentenceOf(error: unknown): string {
  if (error instanceof OperatorError) return error.message;
  const file = join(tmpdir(), 'kairos-start-error.log');
  const details = error instanceof Error ? (error.stack ?? error.message) : String(error);
  appendFileSync(file, `${new Date().toISOString()} ${details}\n`);
  const message = error instanceof Error ? error.message : String(error);
  return `Kairos met an error that it does not know: ${message}. Please report it with ${file}.`;
}
