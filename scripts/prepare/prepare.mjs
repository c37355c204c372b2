/** What every command needs before it can run TypeScript: a Node that is new enough, and the packages. */
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { complaintAboutNode } from './node-version.mjs';
import { installPackages } from './packages.mjs';

/** The folder of the repository. */
export const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

/** Ends the process with a sentence and exit code 1 when it cannot be done. */
export async function prepare() {
  const { engines } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const complaint = complaintAboutNode(process.version, engines.node);
  if (complaint) fail(complaint);
  try {
    await installPackages(root, (sentence) => console.log(sentence));
  } catch (error) {
    fail(error instanceof Error ? error.message : String(error));
  }
  const { register } = await import('tsx/esm/api');
  register();
}

/** @param {string} sentence */
function fail(sentence) {
  console.error(sentence);
  process.exit(1);
}
