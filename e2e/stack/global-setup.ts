/** Starts one Kairos for all browser tests, signs in once, and stops it at the end. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from '@playwright/test';
import { findChromium } from '../chromium';
import { type RunningKairos, startKairos } from './kairos';

export default async function setUp(): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(tmpdir(), 'kairos-e2e-session-'));
  const signedIn = join(folder, 'signed-in.json');
  const kairos = await startKairos();
  const tearDown = async () => {
    await kairos.stop();
    await rm(folder, { recursive: true });
  };
  try {
    await signIn(kairos, signedIn);
  } catch (error) {
    await tearDown();
    throw error;
  }
  process.env.E2E_URL = kairos.url;
  process.env.E2E_DATA = kairos.dataFolder;
  process.env.E2E_SIGNED_IN = signedIn;
  process.env.E2E_USED_LINK = kairos.signInLink;
  return tearDown;
}

/** Opens the link as a person would and keeps the session for the specs. */
async function signIn({ signInLink }: RunningKairos, file: string): Promise<void> {
  const browser = await chromium.launch({ executablePath: findChromium() });
  try {
    const page = await browser.newPage();
    await page.goto(signInLink);
    await page.locator('button[type=submit]').click();
    await page.waitForURL((url) => !url.pathname.startsWith('/sign-in'));
    await page.context().storageState({ path: file });
  } finally {
    await browser.close();
  }
}
