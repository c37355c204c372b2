/** A journey arranges itself anew around the step that one works at: it stays where it is on the screen, at every frame. */
import { expect, test } from '../driver/test';
import { watchPlace } from '../driver/watch-place';

/** Pixels that nobody sees. */
const STILL = 2;
/** What moves aside does so by more than this. */
const ASIDE = 20;

for (const reducedMotion of ['reduce', 'no-preference'] as const)
  test.describe(reducedMotion === 'reduce' ? 'at once' : 'gliding', () => {
    test.use({ contextOptions: { reducedMotion } });

    test('a step that comes and goes above the selected one moves what is above', async ({ page, canvas, winBack }) => {
      await canvas.card('pause').click();
      await page.keyboard.press('Delete');
      await winBack.expectLinks(
        ['second-letter.next > pause', 'text-message.next > pause', 'pause.next > last-call'],
        ['second-letter.next > last-call', 'text-message.next > last-call'],
      );
      await canvas.card('last-call').click();
      const selected = await watchPlace(canvas.card('last-call'));
      const above = await watchPlace(canvas.card('first-letter'));
      await page.keyboard.press('Control+z');
      await winBack.expectLinks([], []);
      await canvas.settled();
      expect(await canvas.selected()).toEqual(['last-call']);
      expect(await above.away()).toBeGreaterThan(ASIDE);
      await page.keyboard.press('Control+Shift+Z');
      await expect(canvas.card('pause')).toBeHidden();
      await canvas.settled();
      expect(await canvas.selected()).toEqual(['last-call']);
      expect(await selected.farthest()).toBeLessThan(STILL);
    });

    test('a deleted step leaves the selection to one that does not move', async ({ page, canvas, winBack }) => {
      await canvas.card('silent').click();
      const score = await watchPlace(canvas.card('leaving'));
      const other = await watchPlace(canvas.card('valuable'));
      await page.keyboard.press('Delete');
      await winBack.expectLinks(['silent.signal > leaving'], []);
      await canvas.settled();
      expect(await canvas.selected()).toEqual(['leaving']);
      expect(await other.away()).toBeGreaterThan(ASIDE);
      expect(await score.farthest()).toBeLessThan(STILL);
    });

    test('an indicator that is added leaves the score', async ({ page, canvas, winBack }) => {
      const score = canvas.card('leaving');
      await score.hover();
      // Room for one more row above.
      await page.mouse.wheel(0, -120);
      const stays = await watchPlace(score);
      const aside = await watchPlace(canvas.card('silent'));
      await score.getByRole('button').click();
      await canvas.choose('Something happened');
      await winBack.expectLinks([], ['new event-indicator.signal > leaving']);
      await canvas.settled();
      expect(await aside.away()).toBeGreaterThan(ASIDE);
      expect(await stays.farthest()).toBeLessThan(STILL);
    });
  });
