/** Versions: who published what, two of them compared, and the way back to an earlier one. */
import { expect, test } from '../driver/test';

test('two versions are compared on the canvas, and the first becomes the draft again', async ({
  page,
  canvas,
  winBack,
  api,
}) => {
  test.setTimeout(180_000);
  const publish = async (number: number) => {
    await page.getByRole('button', { name: 'Publish…' }).click();
    await page.getByRole('button', { name: `Publish version ${number}` }).click();
    await expect(page.getByText(`Live, version ${number}`)).toBeVisible();
  };
  await publish(1);
  await canvas.card('pause').click();
  await page.keyboard.press('Delete');
  await canvas.card('first-letter').click();
  await canvas.field('subject').fill('Come back soon');
  await canvas.saved();
  await publish(2);
  await page.getByRole('link', { name: 'Versions', exact: true }).click();
  await page.locator('[data-version="2"]').click();
  const changes = page.getByRole('complementary', { name: 'What differs' });
  await expect(changes.getByText('Version 2 against version 1')).toBeVisible();
  await expect(page.locator('[data-badge-for="pause"]')).toHaveText('Gone');
  await expect(page.locator('[data-badge-for="first-letter"]')).toHaveText('Changed');
  await expect(changes.locator('[data-change="changed"]')).toContainText('Come back soon');
  await expect(page.locator('[data-version="2"]')).toContainText('1 gone, 1 changed');
  // Without the pause its neighbours are linked anew: drawn, and named in the list.
  await expect(page.locator('.react-flow__edge [data-change="added"]').first()).toBeVisible();
  await expect(page.locator('.react-flow__edge path[data-change="removed"]')).toHaveCount(3);
  const links = changes.getByRole('button', { name: /^New link/ });
  await expect(links).toHaveCount(2);
  const leftFrom = canvas.card('text-message');
  await page.mouse.move(400, 300);
  await page.mouse.wheel(0, -3000);
  await expect(leftFrom).not.toBeInViewport();
  await links.last().click();
  await expect(leftFrom).toBeInViewport({ ratio: 1 });
  await page.locator('[data-version="1"]').click();
  await page.getByRole('button', { name: 'Restore version 1 as draft' }).click();
  await page.getByRole('button', { name: 'Restore as draft' }).click();
  await expect(page).toHaveURL(new RegExp(`/journeys/${winBack.id}$`));
  await winBack.expectLinks([], []);
  const { draft, live } = await api.journey(winBack.id);
  expect(draft.document.nodes).toEqual(winBack.drawing.nodes);
  expect(live?.number).toBe(2);
});
