/** The messages of the sandbox, as their readers see them. */
import { expect, test } from '../driver/test';

test('a message stays open while others come in above it', async ({ page }) => {
  test.setTimeout(240_000);
  await page.goto('/messages');
  const newest = page.locator('[data-id]').first();
  await expect(newest).toHaveAttribute('aria-current', 'true', { timeout: 180_000 });
  const opened = await newest.getAttribute('data-id');
  await expect(newest).not.toHaveAttribute('data-id', opened ?? '', { timeout: 60_000 });
  await expect(page.locator('[data-id][aria-current]')).toHaveAttribute('data-id', opened ?? '');
});
