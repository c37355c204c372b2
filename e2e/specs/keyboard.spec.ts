/** Everything that the pointer does on the canvas, the keyboard does too. */
import type { Locator } from '@playwright/test';
import { expect, test } from '../driver/test';

const isFocused = (what: Locator) => what.evaluate((element) => element === document.activeElement);

test('a step is found, added after, deleted, and brought back', async ({ page, canvas, winBack }) => {
  await page.keyboard.press('/');
  await expect(page.getByLabel('Find a step')).toBeFocused();
  await page.keyboard.type('Last days');
  await expect(page.getByText('No step of that name.')).toHaveCount(0);
  await page.keyboard.press('Enter');
  await expect(canvas.card('last-call')).toBeFocused();
  await page.keyboard.press('ArrowUp');
  await expect(canvas.card('pause')).toBeFocused();
  await page.keyboard.press('a');
  await canvas.choose('E-mail');
  const added = ['pause.next > new email', 'new email.next > last-call'];
  await winBack.expectLinks(['pause.next > last-call'], added);
  await expect(page.locator('[data-kind="email"]:focus')).toBeVisible();
  await page.keyboard.press('Delete');
  await winBack.expectLinks([], []);
  await page.keyboard.press('Control+z');
  await winBack.expectLinks(['pause.next > last-call'], added);
  await page.keyboard.press('Control+z');
  await page.keyboard.press('Control+y');
  await winBack.expectLinks(['pause.next > last-call'], added);
});

test('Tab comes to one step of the canvas and to the places beside it, not to hundreds', async ({
  page,
  canvas,
  winBack,
}) => {
  expect(winBack.id).not.toBe('');
  await canvas.card('pause').click();
  const stops = page.locator('section[data-ready] :is([data-node-id], [data-slot], [data-node-id] button)');
  const reached = await stops.evaluateAll((all) =>
    all.flatMap((each) => (each instanceof HTMLElement && each.tabIndex === 0 ? [each.ariaLabel ?? ''] : [])),
  );
  expect(reached.sort()).toEqual([
    'Insert between E-mail “Still yours” and Wait 3 days',
    'Insert between SMS reminder and Wait 3 days',
    'Insert between Wait 3 days and Push “Last days”',
    'Time, Wait 3 days, Elapsed, counted from arrival',
  ]);
  await page.keyboard.press('ArrowDown');
  await expect(canvas.card('last-call')).toHaveAttribute('tabindex', '0');
  await expect(canvas.plusBetween(winBack.drawing, 'second-letter', 'pause')).toHaveAttribute('tabindex', '-1');
});

test('a journey is drawn from nothing and published with the keyboard alone', async ({ page, canvas, api }) => {
  const id = await api.newJourney('By keyboard');
  await page.goto(`/journeys/${id}`);
  await canvas.settled();
  await page.keyboard.press('/');
  await page.keyboard.type('Something happened');
  await page.keyboard.press('Enter');
  await expect(canvas.cardOfKind('event-indicator')).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(canvas.field('eventName')).toBeFocused();
  await page.keyboard.type('purchase');
  // The first closes the list of events, the second leads back to the card.
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  await expect(canvas.cardOfKind('event-indicator')).toBeFocused();
  for (const words of ['trigger', 'sms']) {
    await page.keyboard.press('a');
    await canvas.choose(words);
    await expect(canvas.cardOfKind(words)).toBeFocused();
  }
  await page.keyboard.press('Enter');
  await page.keyboard.type('Thank you');
  await page.keyboard.press('Escape');
  await expect(canvas.cardOfKind('sms')).toBeFocused();
  await canvas.saved();
  // Tab goes round the page; the button comes before the canvas.
  const publish = page.getByRole('button', { name: 'Publish…' });
  for (let tabs = 0; tabs < 60 && !(await isFocused(publish)); tabs += 1) await page.keyboard.press('Shift+Tab');
  await expect(publish).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: 'Publish version 1' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByText('Live, version 1')).toBeVisible();
  await api.archive(id);
});

test('a step is connected, disconnected and moved from a list', async ({ page, canvas, winBack }) => {
  await canvas.card('last-call').click();
  await page.keyboard.press('x');
  await canvas.choose('Goal', 'Disconnect from…');
  await winBack.expectLinks(['last-call.next > bought'], []);
  await page.keyboard.press('c');
  await canvas.choose('Goal', 'Connect to…');
  await winBack.expectLinks([], []);
  await page.keyboard.press('m');
  await canvas.choose('After E-mail “We miss you”', 'Move to…');
  await winBack.expectLinks(
    ['first-letter.next > back-already', 'pause.next > last-call', 'last-call.next > bought'],
    ['first-letter.next > last-call', 'last-call.next > back-already', 'pause.next > bought'],
  );
});

test('what has a key is in the command palette as well', async ({ page, canvas, winBack }) => {
  await canvas.card('pause').click();
  await page.keyboard.press('Control+k');
  await page.keyboard.type('Delete the selected');
  await page.getByRole('button', { name: 'Delete the selected steps' }).click();
  await winBack.expectLinks(
    ['second-letter.next > pause', 'text-message.next > pause', 'pause.next > last-call'],
    ['second-letter.next > last-call', 'text-message.next > last-call'],
  );
});
