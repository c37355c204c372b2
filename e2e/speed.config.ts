/** Measures how fast the canvas is; apart from the tests, because a figure is nothing that passes or fails. */
import { defineConfig } from '@playwright/test';
import tests from './playwright.config';

export default defineConfig(tests, {
  testDir: './speed',
  testMatch: '*.speed.ts',
  outputDir: './test-results/speed',
  timeout: 600_000,
  use: { ...tests.use, trace: 'off', screenshot: 'off' },
});
