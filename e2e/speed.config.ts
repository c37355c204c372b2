/** Measures how fast the canvas is; apart from the tests, because a figure is nothing that passes or fails. */
import { defineConfig } from '@playwright/test';
import tests from './playwright.config';

export default defineConfig(tests, {
  testDir: './speed',
  testMatch: '*.speed.ts',
  timeout: 300_000,
  use: { ...tests.use, trace: 'off', screenshot: 'off' },
});
