/** Runs the unit and integration tests and counts them. */
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { runCommand } from './run-command';
import type { Tally } from './tally';

/** The part of Vitest's JSON report that we need. */
const Report = z.object({
  success: z.boolean(),
  numPassedTests: z.number(),
  numFailedTests: z.number(),
  numPendingTests: z.number(),
  numTodoTests: z.number(),
  testResults: z.array(z.object({ status: z.string(), assertionResults: z.array(z.unknown()) })),
});

/** @param filters parts of paths; all tests when empty. */
export async function runVitest(filters: string[]): Promise<Tally> {
  const folder = await mkdtemp(join(tmpdir(), 'kairos-vitest-'));
  const file = join(folder, 'report.json');
  try {
    const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`];
    const { code } = await runCommand(['vitest', 'run', ...reporters, ...filters]);
    const text = await readFile(file, 'utf8').catch(() => undefined);
    return text === undefined ? { passed: 0, failed: 1, skipped: 0 } : tallyOf(JSON.parse(text), code);
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** A file that cannot be loaded holds no tests, and an error outside all tests fails none: both must count. */
export function tallyOf(json: unknown, exitCode: number): Tally {
  const report = Report.parse(json);
  const brokenFiles = report.testResults.filter(
    ({ status, assertionResults }) => status === 'failed' && assertionResults.length === 0,
  ).length;
  const failed = report.numFailedTests + brokenFiles;
  const hiddenFailure = failed === 0 && (exitCode !== 0 || !report.success) ? 1 : 0;
  return {
    passed: report.numPassedTests,
    failed: failed + hiddenFailure,
    skipped: report.numPendingTests + report.numTodoTests,
  };
}
