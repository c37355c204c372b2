/** What every browser test has at hand: the page, the API behind it, a hand for the canvas, and a journey to draw on. */
import { test as base, expect } from '@playwright/test';
import { Api, type Drawing } from './api';
import { Canvas, changedLinks, linksOf } from './canvas';
import { Stage } from './stage';

/** A copy of "Win back" that belongs to one test. */
export interface Copy {
  id: string;
  /** As it was copied. */
  drawing: Drawing;
  /** Waits until the stored document has these links less and these more than when it was copied: a gesture that only looks right does not pass. */
  expectLinks(gone: string[], come: string[]): Promise<void>;
}

export const test = base.extend<{ api: Api; canvas: Canvas; winBack: Copy }, { stage: Stage }>({
  api: async ({ request, baseURL }, use) => use(new Api(request, baseURL ?? '')),
  canvas: async ({ page }, use) => use(new Canvas(page)),
  winBack: async ({ api, canvas }, use, { title }) => {
    const { id, drawing } = await api.copyOfWinBack(title.slice(0, 100));
    const expectLinks = async (gone: string[], come: string[]) => {
      await expect.poll(async () => linksOf(await api.drawing(id), drawing)).toEqual(changedLinks(drawing, gone, come));
      await canvas.saved();
    };
    await canvas.open(id);
    await use({ id, drawing, expectLinks });
    await api.archive(id);
  },
  stage: [
    async ({ playwright }, use) => {
      const baseURL = process.env.E2E_URL ?? '';
      const session = await playwright.request.newContext({ baseURL, storageState: process.env.E2E_SIGNED_IN });
      await use(new Stage(new Api(session, baseURL)));
      await session.dispose();
    },
    { scope: 'worker' },
  ],
});

export { expect };
