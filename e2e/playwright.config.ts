/** The browser tests: one Kairos, started as a user starts it, and Chromium from the machine. */
import { defineConfig, devices } from '@playwright/test';
import { findChromium } from './chromium';

export default defineConfig({
  testDir: './specs',
  outputDir: './test-results',
  globalSetup: './stack/global-setup.ts',
  // One at a time: the specs share one Kairos and two cores.
  workers: 1,
  forbidOnly: true,
  timeout: 60_000,
  expect: { timeout: 15_000 },
  reporter: [['list']],
  use: {
    ...devices['Desktop Chrome'],
    // Set by the global set-up, before the processes that run the tests read this file.
    baseURL: process.env.E2E_URL,
    storageState: process.env.E2E_SIGNED_IN,
    viewport: { width: 1440, height: 900 },
    locale: 'en-GB',
    contextOptions: { reducedMotion: 'reduce' },
    launchOptions: { executablePath: findChromium() },
    screenshot: 'only-on-failure',
    trace: 'retain-on-failure',
  },
});
