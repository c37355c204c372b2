/** Lets the database of the Kairos under test refuse a customer's messages, so that the step that would send one fails. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const PROGRAM = 'packages/testkit/src/poison/refuse-letters.ts';

/** `label` is the customer's, as the live view calls them. */
export const refuseLettersTo = (label: string): Promise<void> => run([label]);

export const refuseNothing = (): Promise<void> => run([]);

async function run(args: string[]): Promise<void> {
  const program = spawn(process.execPath, ['--import', 'tsx', PROGRAM, process.env.E2E_DATA ?? '', ...args], {
    cwd: ROOT,
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  const [code] = await once(program, 'exit');
  if (code !== 0) throw new Error(`The database could not be told: ${PROGRAM} ended with ${code}.`);
}
