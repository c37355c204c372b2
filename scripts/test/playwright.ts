/** Runs the browser tests where there is a browser, and counts them in any case. */
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { findChromium, HOW_TO_GET_CHROMIUM } from '../../e2e/chromium';
import { runCommand } from './run-command';
import type { Tally } from './tally';

const PLAYWRIGHT = ['playwright', 'test', '--config', 'e2e/playwright.config.ts'];

/** The part of Playwright's JSON report that we need. */
const Report = z.object({
  stats: z.object({ expected: z.number(), unexpected: z.number(), flaky: z.number(), skipped: z.number() }),
  errors: z.array(z.unknown()),
});

/** @param filters parts of paths; all tests when empty. */
export async function runPlaywright(filters: string[]): Promise<Tally> {
  const chromium = findChromium();
  if (chromium !== undefined) return inBrowser(filters, chromium);
  const skipped = await countTests(filters);
  console.log(`No Chromium was found: ${skipped} browser tests are skipped. ${HOW_TO_GET_CHROMIUM}`);
  return { passed: 0, failed: 0, skipped };
}

async function inBrowser(filters: string[], chromium: string): Promise<Tally> {
  const folder = await mkdtemp(join(tmpdir(), 'kairos-playwright-'));
  const file = join(folder, 'report.json');
  try {
    const { code } = await runCommand([...PLAYWRIGHT, '--reporter=list,json', ...filters], {
      environment: { PLAYWRIGHT_JSON_OUTPUT_FILE: file, KAIROS_CHROMIUM: chromium },
    });
    const text = await readFile(file, 'utf8').catch(() => undefined);
    return text === undefined ? { passed: 0, failed: 1, skipped: 0 } : tallyOf(JSON.parse(text), code);
  } finally {
    await rm(folder, { recursive: true });
  }
}

async function countTests(filters: string[]): Promise<number> {
  const { output } = await runCommand([...PLAYWRIGHT, '--list', ...filters], { quiet: true });
  return Number(/^Total: (\d+) test/m.exec(output)?.[1] ?? 0);
}

/** A test that passed only when it was repeated did not pass. */
export function tallyOf(json: unknown, exitCode: number): Tally {
  const { stats, errors } = Report.parse(json);
  const failed = stats.unexpected + stats.flaky;
  const hiddenFailure = failed === 0 && (errors.length > 0 || exitCode !== 0) ? 1 : 0;
  return { passed: stats.expected, failed: failed + hiddenFailure, skipped: stats.skipped };
}
