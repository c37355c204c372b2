/** Drawing by hand: what the pointer does is what the stored document says. */
import { expect, test } from '../driver/test';

test('a step is dragged from the palette onto an edge', async ({ canvas, winBack }) => {
  const plus = canvas.plusBetween(winBack.drawing, 'first-letter', 'back-already');
  await canvas.carry(canvas.paletteItem('wait'), plus);
  await expect(plus).toHaveAttribute('data-verdict', 'target');
  await canvas.letGo();
  await winBack.expectLinks(
    ['first-letter.next > back-already'],
    ['first-letter.next > new wait', 'new wait.next > back-already'],
  );
});

test('a step is dragged from the palette to a way out that is open, and another is put at its "+"', async ({
  page,
  canvas,
  winBack,
}) => {
  await canvas.press(winBack.drawing, 'last-call', 'bought');
  await page.keyboard.press('Delete');
  await winBack.expectLinks(['last-call.next > bought'], []);
  await canvas.settled();
  const open = canvas.plusAfter('last-call', 'next');
  await canvas.carry(canvas.paletteItem('wait'), open);
  await expect(open).toHaveAttribute('data-verdict', 'target');
  await canvas.letGo();
  await winBack.expectLinks(['last-call.next > bought'], ['last-call.next > new wait']);
  await canvas.settled();
  await page.locator('[data-slot^="port:"]').first().click();
  await canvas.choose('SMS');
  await winBack.expectLinks(['last-call.next > bought'], ['last-call.next > new wait', 'new wait.next > new sms']);
});

test('a step is dragged to an invitation, and one onto the empty canvas', async ({ canvas, api }) => {
  const id = await api.newJourney('Invited');
  await canvas.page.goto(`/journeys/${id}`);
  await canvas.settled();
  const kinds = async () => (await api.drawing(id)).nodes.map(({ kind }) => kind);
  const invitation = canvas.page.locator('[data-slot^="start:"]').first();
  await canvas.carry(canvas.paletteItem('event-indicator'), invitation);
  await expect(invitation).toHaveAttribute('data-verdict', 'target');
  await canvas.letGo();
  await expect.poll(kinds).toEqual(['event-indicator']);
  await canvas.settled();
  await canvas.carryTo(canvas.paletteItem('goal'), await canvas.emptyPlace());
  await canvas.letGo();
  await expect.poll(kinds).toEqual(['event-indicator', 'goal']);
  await expect(canvas.cardOfKind('goal')).toBeVisible();
  await api.archive(id);
});

test('a step that may not stand there stays out, and the reason is told', async ({ page, canvas, winBack }) => {
  const plus = canvas.plusBetween(winBack.drawing, 'first-letter', 'back-already');
  await canvas.carry(canvas.paletteItem('score'), plus);
  await expect(plus).toHaveAttribute('data-verdict', 'illegal');
  await expect(page.locator('[data-drag-ghost]')).toContainText('After the trigger come steps of the campaign.');
  await page.keyboard.press('Escape');
  await canvas.letGo();
  await winBack.expectLinks([], []);
});

test('a drag that is called off leaves everything as it was', async ({ page, canvas, winBack }) => {
  await canvas.carry(canvas.paletteItem('wait'), canvas.plusBetween(winBack.drawing, 'first-letter', 'back-already'));
  await page.keyboard.press('Escape');
  await canvas.letGo();
  await expect(page.locator('[data-drag-ghost]')).toHaveCount(0);
  await winBack.expectLinks([], []);
});

test('a step that is dropped near a place falls into it', async ({ page, canvas, winBack }) => {
  const plus = canvas.plusBetween(winBack.drawing, 'pause', 'last-call');
  const box = await plus.boundingBox();
  await canvas.carryTo(canvas.paletteItem('sms'), { x: (box?.x ?? 0) + 60, y: (box?.y ?? 0) + 10 });
  await expect(plus).toHaveAttribute('data-verdict', 'target');
  await canvas.letGo();
  await winBack.expectLinks(['pause.next > last-call'], ['pause.next > new sms', 'new sms.next > last-call']);
  await expect(page.locator('[data-panel-for]')).toBeVisible();
});

test('the "+" on an edge puts a step there', async ({ canvas, winBack }) => {
  await canvas.plusBetween(winBack.drawing, 'pause', 'last-call').click();
  await canvas.choose('SMS');
  await winBack.expectLinks(['pause.next > last-call'], ['pause.next > new sms', 'new sms.next > last-call']);
});

test('an edge is cut, and a wire is drawn in its place', async ({ page, canvas, winBack }) => {
  const { drawing, expectLinks } = winBack;
  await canvas.press(drawing, 'last-call', 'bought');
  await page.getByRole('button', { name: 'Disconnect Push “Last days” from Goal: purchase' }).click();
  await expectLinks(['last-call.next > bought'], []);
  await canvas.settled();

  await canvas.carry(canvas.plusAfter('last-call', 'next'), canvas.card('start'));
  await expect(canvas.card('start')).toHaveAttribute('data-verdict', 'illegal');
  await expect(canvas.card('bought')).toHaveAttribute('data-verdict', 'legal');
  await canvas.letGo();
  await expect(page.getByRole('status').filter({ hasText: 'After the trigger come steps' })).toBeVisible();
  await expectLinks(['last-call.next > bought'], []);

  await canvas.carry(canvas.plusAfter('last-call', 'next'), canvas.card('bought'));
  await canvas.letGo();
  await expectLinks([], []);
});

test('a wire that is let go on the empty canvas asks for the next step', async ({ canvas, api }) => {
  const id = await api.newJourney('Let go');
  await canvas.page.goto(`/journeys/${id}`);
  await canvas.settled();
  await canvas.paletteItem('event-indicator').click();
  const indicator = canvas.cardOfKind('event-indicator');
  await canvas.carryTo(canvas.port(indicator, 'signal'), await canvas.emptyPlace());
  await canvas.letGo();
  await canvas.choose('score');
  await expect.poll(async () => (await api.drawing(id)).edges.map(({ port }) => port)).toEqual(['signal']);
  await expect(canvas.cardOfKind('score')).toBeVisible();
  await api.archive(id);
});

test('a step is deleted and the gap heals; undone and redone', async ({ page, canvas, winBack }) => {
  const gone = ['second-letter.next > pause', 'text-message.next > pause', 'pause.next > last-call'];
  const come = ['second-letter.next > last-call', 'text-message.next > last-call'];
  await canvas.card('pause').click();
  await page.keyboard.press('Delete');
  await expect(canvas.card('pause')).toBeHidden();
  await winBack.expectLinks(gone, come);
  await page.keyboard.press('Control+z');
  await expect(canvas.card('pause')).toBeVisible();
  await winBack.expectLinks([], []);
  await page.keyboard.press('Control+Shift+Z');
  await expect(canvas.card('pause')).toBeHidden();
  await winBack.expectLinks(gone, come);
});

test('a step with branches asks which way stays', async ({ page, canvas, winBack }) => {
  await canvas.card('which-reminder').click();
  await page.keyboard.press('Backspace');
  const question = page.getByRole('dialog', { name: /^Delete/ });
  await question.getByRole('button', { name: 'Keep “B”' }).click();
  await winBack.expectLinks(
    [
      'back-already.timeout > which-reminder',
      'which-reminder.letter > second-letter',
      'which-reminder.text > text-message',
      'second-letter.next > pause',
    ],
    ['back-already.timeout > text-message'],
  );
});
