/** The main job, end to end: change a subject line, publish, and see the changed message arrive. */
import { expect, test } from '../driver/test';

test('a changed subject line is published and arrives in the sandbox', async ({ page, canvas, winBack }) => {
  test.setTimeout(240_000);
  expect(winBack.drawing.nodes.length).toBeGreaterThan(0);
  const subject = `Come back, we kept your seat ${Date.now()}`;
  await canvas.card('first-letter').click();
  await page.getByRole('textbox', { name: 'Subject' }).fill(subject);
  await expect(page.getByText(/^Saved /)).toBeVisible();
  await page.getByRole('button', { name: 'Publish…' }).click();
  await page.getByRole('button', { name: /^Publish version 1/ }).click();
  await expect(page.getByText('Live, version 1')).toBeVisible();
  await page.goto('/messages');
  await expect(page.getByText(subject).first()).toBeVisible({ timeout: 180_000 });
});

test('the opening page moves within a minute', async ({ page }) => {
  test.setTimeout(120_000);
  await page.goto('/');
  const figures = page.getByRole('main');
  const before = await figures.innerText();
  await expect.poll(() => figures.innerText(), { timeout: 60_000 }).not.toBe(before);
  await expect(figures.getByText('Win back').first()).toBeVisible();
});
