/** The messages of the sandbox, as their readers see them. */
import { expect, test } from '../driver/test';

test('a message stays open while others come in above it', async ({ page }) => {
  test.setTimeout(240_000);
  await page.goto('/messages');
  const newest = page.locator('[data-id]').first();
  const open = page.getByRole('article').locator('dl');
  await expect(open).toBeVisible({ timeout: 180_000 });
  const before = { id: await newest.getAttribute('data-id'), open: await open.textContent() };
  await expect(newest).not.toHaveAttribute('data-id', before.id ?? '', { timeout: 60_000 });
  // Its row may have left the first page of the list by now.
  await expect(open).toHaveText(before.open ?? '');
});
