import { expect, test } from '@playwright/test';

test('the link of the start signs in once and not twice', async ({ browser }) => {
  const stranger = await browser.newContext({ storageState: { cookies: [], origins: [] } });
  const page = await stranger.newPage();
  await page.goto(process.env.E2E_USED_LINK ?? '');
  await page.locator('button[type=submit]').click();
  await expect(page.getByRole('alert')).toBeVisible();
  await expect(page).toHaveURL(/\/sign-in/);
  await stranger.close();
});

test('without a session there is nothing but the way in', async ({ browser }) => {
  const stranger = await browser.newContext({ storageState: { cookies: [], origins: [] } });
  const page = await stranger.newPage();
  await page.goto('/journeys');
  await expect(page).toHaveURL(/\/sign-in/);
  await stranger.close();
});

test('the application opens without an error in the console', async ({ page }) => {
  const errors: string[] = [];
  page.on('console', (message) => message.type() === 'error' && errors.push(message.text()));
  page.on('pageerror', (error) => errors.push(error.message));
  await page.goto('/');
  await expect(page.getByRole('navigation').first()).toBeVisible();
  expect(errors).toEqual([]);
});
