/** The command itself: its arguments, the signals that end it, and how it says that something went wrong. */
import { appendFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { OperatorError } from '@kairos/db/embedded';
import { root } from '../prepare/prepare.mjs';
import { launch } from './launch';
import { say } from './progress';

const USAGE = `npm start               starts Kairos
npm start -- --reset    throws all data away and starts over
npm run dev             starts Kairos from source, for who works on it`;

const PARENT_CHECK_MS = 500;

const stop = new AbortController();
// npm passes signals on as well, so one Ctrl-C may arrive twice.
for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(name, () => stop.abort());
stopWithoutParent();
// A closed terminal takes no more lines, and that must not keep us from stopping in good order.
for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {});

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
    await launch({ root, reset, development, signal: stop.signal });
  } catch (error) {
    if (!stop.signal.aborted) {
      process.stderr.write(`\n${sentenceOf(error)}\n`);
      return 1;
    }
  }
  say('Stopped.');
  return 0;
}

/** Whoever ends npm ends the shell between npm and us, which passes nothing on: we notice that our parent is gone. */
function stopWithoutParent(): void {
  const parent = process.ppid;
  const watch = setInterval(() => process.ppid !== parent && stop.abort(), PARENT_CHECK_MS);
  watch.unref();
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
