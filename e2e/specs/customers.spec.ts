/** The customers page: find one, and see what they did. */
import { expect, test } from '../driver/test';

test('a customer is found by a part of the number and shows what happened to them', async ({ page }) => {
  await page.goto('/customers');
  const rows = page.getByRole('table').getByRole('link');
  const label = await rows.first().innerText();
  await page.getByRole('searchbox').fill(label);
  // Before the answer comes the whole list stands there, with the same customer on top.
  await expect(rows).toHaveCount(1);
  await expect(rows.first()).toHaveText(label);
  await rows.first().click();
  await expect(page.getByRole('heading', { name: label })).toBeVisible();
  await page.getByRole('navigation', { name: 'About this customer' }).getByRole('link', { name: 'Journeys' }).click();
  await expect(page).toHaveURL(/tab=runs/);
});
