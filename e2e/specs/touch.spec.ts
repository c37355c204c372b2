/** Drawing with a finger: a wire needs two taps and nothing held down. */
import { expect, test } from '../driver/test';

test.use({ hasTouch: true });

test('a tap on a port and a tap on a step connect them', async ({ page, canvas, winBack }) => {
  await canvas.card('text-message').tap();
  await canvas.port(canvas.card('text-message'), 'next').tap();
  await expect(canvas.card('bought')).toHaveAttribute('data-verdict', 'legal');
  await expect(canvas.card('start')).toHaveAttribute('data-verdict', 'illegal');
  await canvas.card('bought').tap();
  await winBack.expectLinks(['text-message.next > pause'], ['text-message.next > bought']);
  await expect(page.locator('[data-verdict]')).toHaveCount(0);
});
