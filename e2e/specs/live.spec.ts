/** The live view: a number, the customers behind it, and the way of one of them. */
import { expect, test } from '../driver/test';

test('a count on a card opens its customers, and a customer opens the run', async ({ page, api }) => {
  test.setTimeout(180_000);
  const { id } = await api.journeyNamed('Win back');
  await page.goto(`/journeys/${id}/live`);
  const badge = page.locator('[data-badge-for="first-letter"]');
  await expect(badge).toHaveText(/\d/, { timeout: 120_000 });
  await badge.click();
  const people = page.getByRole('region', { name: 'Customers' });
  await people.getByRole('tab', { name: /^Came here/ }).click();
  await people.locator('[data-person]').first().click();
  const run = page.locator('[data-live-panel]').getByRole('heading', { name: /^Customer / });
  await expect(run).toBeVisible();
  await expect(page).toHaveURL(/run=/);
  await expect(page.locator('[data-node-id="first-letter"]')).not.toHaveAttribute('data-dimmed');
  // The link leads whoever gets it to the same customer.
  const name = await run.innerText();
  await page.reload();
  await expect(run).toHaveText(name);
});
