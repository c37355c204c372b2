/** Takes pictures of the pages; apart from the tests, because whether a page looks well is for people to say. */
import { defineConfig } from '@playwright/test';
import tests from './playwright.config';

export default defineConfig(tests, {
  testDir: './pictures',
  testMatch: '*.pictures.ts',
  outputDir: './test-results/failed-pictures',
  timeout: 240_000,
  use: { ...tests.use, trace: 'off', screenshot: 'off' },
});
