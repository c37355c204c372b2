/** What stands between a drawing and its publication: problems, and other people. */
import { Canvas } from '../driver/canvas';
import { expect, test } from '../driver/test';

test('a journey with a problem is not published; the list of problems leads to the field', async ({
  page,
  canvas,
  winBack,
}) => {
  expect(winBack.drawing.nodes.length).toBeGreaterThan(0);
  await canvas.card('text-message').click();
  await canvas.field('text').fill('');
  await page.keyboard.press('Tab');
  await page.getByRole('button', { name: 'Publish…' }).click();
  const dialog = page.getByRole('dialog', { name: /1 problem stands in the way/ });
  await expect(page.getByRole('button', { name: 'Publish version 1' })).toHaveCount(0);
  await dialog.getByRole('button', { name: /SMS reminder/ }).click();
  await expect(canvas.field('text')).toBeFocused();
});

test('two people who draw at the same time lose nothing', async ({ page, context, canvas, winBack, api }) => {
  const other = new Canvas(await context.newPage());
  await other.open(winBack.id);
  // The first page must not hear of the other's change before it makes its own.
  await page.route(/journeys\.get/, (route) => route.abort());
  await other.card('pause').click();
  await other.page.keyboard.press('Delete');
  await other.saved();
  await canvas.card('last-call').click();
  await page.keyboard.press('Control+d');
  await expect(page.getByText('Somebody else changed this journey')).toBeVisible();
  await page.unroute(/journeys\.get/);
  await page.getByRole('button', { name: 'Keep mine as a copy and show theirs' }).click();
  await expect(canvas.card('pause')).toHaveCount(0);
  const copy = await api.journeyNamed('two people who draw at the same time lose nothing (my version)');
  const mine = await api.drawing(copy.id);
  expect(mine.nodes.filter((node) => node.kind === 'push')).toHaveLength(2);
  expect(mine.nodes.some((node) => node.id === 'pause')).toBe(true);
  await api.archive(copy.id);
});
