/** The two themes: switching between them moves nothing for whoever wants no motion. */
import type { Page } from '@playwright/test';
import { quiet } from '../driver/places';
import { expect, test } from '../driver/test';

test('a switched theme is there at once, down to the last word, where motion is not wanted', async ({ page }) => {
  await page.goto('/settings');
  await quiet(page);
  expect(await lateColours(page)).toEqual([]);
});

/** What has other colours a while after the switch than it had in the frame of the switch. */
function lateColours(page: Page): Promise<string[]> {
  return page.evaluate(async () => {
    const elements = [...document.querySelectorAll('body *')];
    const colours = () => elements.map((each) => getComputedStyle(each).color);
    const frame = () => new Promise((drawn) => requestAnimationFrame(drawn));
    colours();
    document.documentElement.setAttribute('data-mantine-color-scheme', 'dark');
    await frame();
    const atOnce = colours();
    for (let count = 0; count < 60; count++) await frame();
    const later = colours();
    return elements.filter((_, index) => atOnce[index] !== later[index]).map((each) => each.outerHTML.slice(0, 80));
  });
}
