/** Moving steps with the hand: one, one with its branches, several; and placing them where they should stay. */
import { expect, test } from '../driver/test';

test('a step is dragged to another place and the gap heals', async ({ canvas, winBack }) => {
  const plus = canvas.plusBetween(winBack.drawing, 'first-letter', 'back-already');
  await canvas.carry(canvas.card('last-call'), plus);
  await expect(plus).toHaveAttribute('data-verdict', 'target');
  await expect(canvas.card('last-call')).toHaveAttribute('data-moving', 'true');
  await canvas.letGo();
  await winBack.expectLinks(
    ['first-letter.next > back-already', 'pause.next > last-call', 'last-call.next > bought'],
    ['first-letter.next > last-call', 'last-call.next > back-already', 'pause.next > bought'],
  );
});

test('a branching step takes its branch along', async ({ canvas, winBack }) => {
  await canvas.carry(canvas.card('which-reminder'), canvas.plusBetween(winBack.drawing, 'start', 'first-letter'));
  await canvas.letGo();
  await winBack.expectLinks(
    ['start.next > first-letter', 'back-already.timeout > which-reminder', 'last-call.next > bought'],
    ['start.next > which-reminder', 'last-call.next > first-letter', 'back-already.timeout > bought'],
  );
});

test('a step that is let go outside every place stays where it was', async ({ canvas, winBack }) => {
  await canvas.carryTo(canvas.card('pause'), await canvas.emptyPlace());
  await canvas.letGo();
  await winBack.expectLinks([], []);
  await expect(canvas.card('pause')).not.toHaveAttribute('data-moving');
});

test('several steps are boxed in, moved as one, and come back as one', async ({ page, canvas, winBack }) => {
  await canvas.boxAround(canvas.card('pause'), canvas.card('last-call'));
  await expect.poll(() => canvas.selected()).toEqual(['pause', 'last-call']);
  const gone = [
    'first-letter.next > back-already',
    'second-letter.next > pause',
    'text-message.next > pause',
    'last-call.next > bought',
  ];
  await canvas.carry(canvas.card('pause'), canvas.plusBetween(winBack.drawing, 'first-letter', 'back-already'));
  await canvas.letGo();
  await winBack.expectLinks(gone, [
    'first-letter.next > pause',
    'last-call.next > back-already',
    'second-letter.next > bought',
    'text-message.next > bought',
  ]);
  await page.keyboard.press('Control+z');
  await winBack.expectLinks([], []);
});

test('a note is dragged away from its step, and belongs to the journey then', async ({
  page,
  canvas,
  winBack,
  api,
}) => {
  await canvas.card('pause').click();
  await page.keyboard.press('n');
  await page.keyboard.type('Three days are enough');
  await page.keyboard.press('Escape');
  const note = page.locator('[data-note]');
  const before = await note.boundingBox();
  if (!before) throw new Error('The note is not to be seen.');
  // By its border: inside, the pointer marks words.
  await page.mouse.move(before.x + before.width / 2, before.y + 2);
  await page.mouse.down();
  const { x, y } = await canvas.emptyPlace();
  await page.mouse.move(x, y, { steps: 12 });
  await page.mouse.up();
  const notes = async () => (await api.drawing(winBack.id)).notes?.map(({ text, beside }) => [text, beside]);
  await expect.poll(notes).toEqual([['Three days are enough', null]]);
  const after = await note.boundingBox();
  expect(Math.abs((after?.x ?? 0) - (x - before.width / 2))).toBeLessThan(4);
  await page.keyboard.press('Control+z');
  await expect.poll(notes).toEqual([['Three days are enough', 'pause']]);
});

test('steps that are placed by hand stay there, until the canvas tidies up', async ({ page, canvas, winBack, api }) => {
  await page.getByRole('button', { name: 'Place steps by hand' }).click();
  const before = await canvas.card('last-call').boundingBox();
  if (!before) throw new Error('The step is not to be seen.');
  const guides = page.locator('[class*=guide]');
  // In line with nothing, then within a few pixels of the middle of the step above.
  await canvas.carryTo(canvas.card('last-call'), { x: before.x + 260, y: before.y + 77 });
  await expect(guides).toHaveCount(0);
  await page.mouse.move(before.x + before.width / 2 + 2, before.y + 77, { steps: 6 });
  await expect(guides).not.toHaveCount(0);
  await page.mouse.move(before.x + 260, before.y + 77, { steps: 6 });
  await canvas.letGo();
  const placed = await canvas.card('last-call').boundingBox();
  expect(Math.abs((placed?.x ?? 0) - before.x)).toBeGreaterThan(60);
  await winBack.expectLinks([], []);
  const { placement } = await api.drawing(winBack.id);
  expect(Object.keys(placement ?? {})).toHaveLength(winBack.drawing.nodes.length);
  await page.reload();
  await canvas.settled();
  await page.getByRole('button', { name: 'Tidy up' }).click();
  await winBack.expectLinks([], []);
  expect((await api.drawing(winBack.id)).placement).toBeUndefined();
});
