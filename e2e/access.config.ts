/** Lets axe look at every page; apart from the browser tests, because it takes many times as long as all of those. */
import { defineConfig } from '@playwright/test';
import tests from './playwright.config';

export default defineConfig(tests, {
  testDir: './access',
  testMatch: '*.access.ts',
  outputDir: './test-results/access',
  timeout: 240_000,
  use: { ...tests.use, trace: 'off', screenshot: 'off' },
});
