/** Goes to a place in a window of its own, as somebody who reads one language, and looks at it in every size and theme. */
import type { Browser, Page } from '@playwright/test';
import { Canvas } from './canvas';
import { type Place, quiet } from './places';
import type { Stage } from './stage';
import { type Language, sayIn } from './words';

export const THEMES = ['light', 'dark'] as const;
export type Theme = (typeof THEMES)[number];

export interface WindowSize {
  name: string;
  width: number;
  height: number;
}

export const DESK: WindowSize = { name: 'desk', width: 1440, height: 900 };
export const TABLET: WindowSize = { name: 'tablet', width: 1024, height: 768 };
export const PHONE: WindowSize = { name: 'phone', width: 390, height: 844 };

interface Wanted {
  place: Place;
  stage: Stage;
  language: Language;
  sizes: readonly WindowSize[];
  themes?: readonly Theme[];
}

interface View {
  /** Of size and theme. */
  name: string;
  theme: Theme;
}

/** Calls `look` once for each size and theme, when everything stands there. */
export async function visit(
  browser: Browser,
  { place, stage, language, sizes, themes = THEMES }: Wanted,
  look: (page: Page, view: View) => Promise<void>,
): Promise<void> {
  const context = await browser.newContext({
    viewport: DESK,
    reducedMotion: 'reduce',
    locale: language === 'nl' ? 'nl-NL' : 'en-GB',
    ...(place.outside && { storageState: { cookies: [], origins: [] } }),
  });
  await context.addInitScript((chosen) => localStorage.setItem('kairos.language', chosen), language);
  const page = await context.newPage();
  await place.show({ page, canvas: new Canvas(page), stage, say: sayIn(language) });
  // One way there for all of them: a window can be drawn smaller, and a theme be switched.
  for (const size of sizes) {
    await page.setViewportSize(size);
    await quiet(page);
    for (const theme of themes) {
      await wear(page, theme);
      await look(page, { name: `${size.name}-${theme}`, theme });
    }
  }
  await context.close();
}

async function wear(page: Page, theme: Theme): Promise<void> {
  await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' });
  await page.evaluate(async (chosen) => {
    document.documentElement.setAttribute('data-mantine-color-scheme', chosen);
    await new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)));
  }, theme);
}
