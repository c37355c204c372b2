/** The checks that need no test: format, lint, types. Each counts as one test. */

import { readWorkspaces } from '../check/imports';
import { root } from '../prepare/prepare.mjs';
import { runCommand } from './run-command';
import type { Tally } from './tally';

interface Check {
  name: string;
  command: string[];
}

/** Fast ones first. */
function allChecks(): Check[] {
  const projects = [...readWorkspaces(root).map(({ folder }) => folder), 'scripts'];
  return [
    { name: 'format', command: ['biome', 'check', '--error-on-warnings', '.'] },
    { name: 'lint', command: ['oxlint', '--deny-warnings'] },
    { name: 'unused', command: ['knip'] },
    ...projects.map((folder) => ({ name: `types of ${folder}`, command: ['tsc', '-p', folder] })),
  ];
}

/** Prints a line for each check, and what it found below that when it failed. */
export async function runChecks(): Promise<Tally> {
  const tally: Tally = { passed: 0, failed: 0, skipped: 0 };
  for (const { name, command } of allChecks()) {
    const { code, output } = await runCommand(command, { quiet: true });
    console.log(`${code === 0 ? '✓' : '✗'} ${name}`);
    if (code === 0) tally.passed += 1;
    else {
      tally.failed += 1;
      console.log(output.trimEnd());
    }
  }
  return tally;
}
