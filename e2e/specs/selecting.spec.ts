/** Several steps at once, the clipboard, notes, and the list of what was done. */

import { Canvas } from '../driver/canvas';
import { expect, test } from '../driver/test';

test('steps are chosen with Shift, duplicated as one, and deleted as one', async ({ page, canvas, winBack }) => {
  await canvas.card('pause').click();
  await canvas.card('last-call').click({ modifiers: ['Shift'] });
  await expect(page.getByRole('heading', { name: '2 steps selected' })).toBeVisible();
  await page.getByRole('button', { name: 'Duplicate them' }).click();
  await winBack.expectLinks(
    ['last-call.next > bought'],
    ['last-call.next > new wait', 'new wait.next > new push', 'new push.next > bought'],
  );
  await expect.poll(async () => (await canvas.selected()).length).toBe(2);
  await page.getByRole('button', { name: 'Delete 2 steps' }).click();
  await winBack.expectLinks([], []);
  await page.keyboard.press('Control+z');
  await page.keyboard.press('Control+z');
  await winBack.expectLinks([], []);
});

test('steps are chosen by keys: walked to without selecting, and one more or less with Shift and Space', async ({
  page,
  canvas,
  winBack,
}) => {
  expect(winBack.id).not.toBe('');
  await canvas.card('which-reminder').click();
  await page.keyboard.press('Control+ArrowDown');
  await expect(canvas.card('second-letter')).toBeFocused();
  expect(await canvas.selected()).toEqual(['which-reminder']);
  await page.keyboard.press('Control+ArrowRight');
  await page.keyboard.press('Shift+Space');
  await expect(page.getByRole('heading', { name: '2 steps selected' })).toBeVisible();
  expect(await canvas.selected()).toEqual(['which-reminder', 'text-message']);
  await page.keyboard.press('Shift+Space');
  expect(await canvas.selected()).toEqual(['which-reminder']);

  await page.getByText('List', { exact: true }).click();
  await page.locator('[data-outline-step="pause"]').focus();
  await page.keyboard.press('Shift+Space');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Shift+Space');
  await expect(page.getByRole('heading', { name: '3 steps selected' })).toBeVisible();
});

test('steps are copied into another journey in another tab', async ({ page, context, canvas, winBack, api }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await canvas.card('which-reminder').click({ modifiers: ['Alt'] });
  await expect.poll(async () => (await canvas.selected()).length).toBe(5);
  await canvas.card('which-reminder').click();
  await page.keyboard.press('Shift+ArrowDown');
  await expect.poll(async () => (await canvas.selected()).length).toBe(5);
  await page.keyboard.press('Control+c');
  await expect(page.getByRole('status').filter({ hasText: '5 steps copied' })).toBeAttached();

  const id = await api.newJourney('Pasted');
  const other = new Canvas(await context.newPage());
  await other.page.goto(`/journeys/${id}`);
  await other.settled();
  await other.paletteItem('trigger').click();
  await expect(other.cardOfKind('trigger')).toBeFocused();
  await other.page.keyboard.press('Control+v');
  await expect
    .poll(async () => (await api.drawing(id)).nodes.map((node) => node.kind).sort())
    .toEqual(['ab-split', 'email', 'push', 'sms', 'trigger', 'wait']);
  const pasted = await api.drawing(id);
  const known = new Set(winBack.drawing.nodes.map((node) => node.id));
  expect(pasted.nodes.filter((node) => known.has(node.id))).toEqual([]);
  const trigger = pasted.nodes.find((node) => node.kind === 'trigger');
  const split = pasted.nodes.find((node) => node.kind === 'ab-split');
  expect(pasted.edges.filter((edge) => edge.from === trigger?.id).map((edge) => edge.to)).toEqual([split?.id]);
  await api.archive(id);
});

test('a note is written beside a step, and undone in one go', async ({ page, canvas, winBack, api }) => {
  await canvas.card('pause').click();
  await page.keyboard.press('n');
  await expect(page.getByRole('textbox', { name: 'Note' })).toBeFocused();
  await page.keyboard.type('Ask the shop first');
  await page.keyboard.press('Escape');
  await winBack.expectLinks([], []);
  const notes = async () => (await api.drawing(winBack.id)).notes ?? [];
  expect((await notes()).map(({ text, beside }) => ({ text, beside }))).toEqual([
    { text: 'Ask the shop first', beside: 'pause' },
  ]);
  // The list tells it too.
  await page.getByText('List', { exact: true }).click();
  await expect(page.getByRole('textbox', { name: 'Note' })).toHaveValue('Ask the shop first');
  const undo = page.getByRole('button', { name: 'Undo', exact: true });
  // The focus is still on the choice between drawing and list.
  await page.keyboard.press('Control+z');
  await expect.poll(async () => (await notes())[0]?.text).toBe('');
  await undo.click();
  await expect.poll(notes).toEqual([]);

  // A note on the journey itself is written in the list as well, and found on the canvas.
  await page.locator('[data-outline-step="pause"]').press('Escape');
  await page.keyboard.press('n');
  const ofJourney = page.getByRole('region', { name: 'Notes on the journey' });
  await expect(ofJourney.getByRole('textbox', { name: 'Note' })).toBeFocused();
  await page.keyboard.type('For the spring sale');
  await expect
    .poll(async () => (await notes()).map(({ text, beside }) => [text, beside]))
    .toEqual([['For the spring sale', null]]);
  await page.getByText('Drawing', { exact: true }).click();
  await expect(page.locator('[data-note]')).toHaveCount(1);
  await page.getByText('List', { exact: true }).click();
  await ofJourney.getByRole('button', { name: 'Remove this note' }).click();
  await expect.poll(notes).toEqual([]);
});

test('every intent has its name in the history, and a press goes back to it', async ({ page, canvas, winBack }) => {
  await canvas.card('pause').click();
  await page.keyboard.press('Delete');
  await canvas.card('text-message').click();
  await canvas.field('text').fill('Hello');
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'What was done' }).click();
  const entries = page.getByRole('list', { name: 'What was done' }).getByRole('button');
  await expect(entries).toHaveText(['Changed SMS reminder', /^Deleted Wait/, 'As it was opened']);
  await entries.last().click();
  await winBack.expectLinks([], []);
  await expect(canvas.card('pause')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(entries).toHaveCount(0);
});
