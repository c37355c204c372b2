/** Finds a Chromium that this machine has; the browser tests bring none. */
import { existsSync } from 'node:fs';

const USUAL_PLACES = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome-stable',
  '/usr/bin/google-chrome',
  '/snap/bin/chromium',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

/** Path of the program: what KAIROS_CHROMIUM names, or else the first in a usual place. */
export function findChromium(environment: NodeJS.ProcessEnv = process.env): string | undefined {
  const named = environment.KAIROS_CHROMIUM;
  return named ? named : USUAL_PLACES.find((path) => existsSync(path));
}

/** What to do where there is none. */
export const HOW_TO_GET_CHROMIUM =
  'Install it with "apt-get install chromium" (Debian, Ubuntu) or "brew install --cask chromium" (macOS), or name one with KAIROS_CHROMIUM.';
