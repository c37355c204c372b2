/** Trying a draft: one customer step by step, a real one, and thousands at once. Nothing is sent by it. */
import { expect, test } from '../driver/test';

// Playing thousands of customers is work, and a busy machine takes its time over it.
test.describe.configure({ timeout: 180_000 });

test('a made-up customer is led through the journey, and an event is added on the way', async ({ page, winBack }) => {
  await page.goto(`/journeys/${winBack.id}/try`);
  const story = page.locator('[data-trial-story]');
  await expect(story.getByText('Nothing has started yet')).toBeVisible();
  await page.keyboard.press('e');
  // Whether a valuable customer leaves depends on the amounts that the workspace has seen.
  await expect(story.getByText(/^Likely to leave: (60|90) points$/)).toBeVisible();
  // By chance one of the two reminders; the other is off the path.
  const reminders = page.locator(':is([data-node-id="second-letter"], [data-node-id="text-message"])');
  await expect(reminders).toHaveCount(2);
  await expect(reminders.and(page.locator('[data-dimmed]'))).toHaveCount(1);
  await expect(page.locator('[data-node-id="first-letter"]')).not.toHaveAttribute('data-dimmed');
  await story.getByText('Would be sent: see how it looks').first().click();
  await expect(story.locator('[data-preview="email"]').first()).toBeVisible();
  await page.getByLabel('Back to the beginning').click();
  // How many purchases it takes depends on the amounts that the workspace has seen.
  await expect(async () => {
    await page.keyboard.press('n');
    await expect(story.getByText('In the campaign')).toBeVisible({ timeout: 500 });
  }).toPass();
  await page.getByRole('button', { name: 'Let something happen' }).click();
  await page.getByRole('menuitem', { name: 'purchase' }).click();
  await expect(story.getByText('Goal: purchase').first()).toBeVisible();
});

test('who allows no e-mail gets none, and is told why', async ({ page, winBack }) => {
  await page.goto(`/journeys/${winBack.id}/try`);
  await page.getByRole('switch', { name: 'E-mail' }).click();
  await page.keyboard.press('Tab');
  await page.getByRole('button', { name: 'To the end' }).click();
  await expect(
    page
      .locator('[data-trial-story]')
      .getByText(/Would not be sent: /)
      .first(),
  ).toBeVisible();
});

test('a real customer is tried with their own history; a link shows the same', async ({ page, winBack, api }) => {
  const customer = await api.anyCustomer();
  await page.goto(`/journeys/${winBack.id}/try`);
  await page.getByRole('combobox', { name: 'Tried on' }).fill(customer.label);
  await page.getByRole('option', { name: new RegExp(customer.label) }).click();
  await expect(page).toHaveURL(new RegExp(customer.id));
  await expect(page.locator('[data-tried-event]').first()).toBeVisible();
  await page.reload();
  await expect(page.getByRole('combobox', { name: 'Tried on' })).toHaveValue(customer.label);
});

test('ten thousand customers show how many take which way; it can be stopped', async ({ page, winBack }) => {
  await page.goto(`/journeys/${winBack.id}/try?crowd=true`);
  const purchases = page.getByLabel('How often those do purchase in a month');
  // So busy that they cannot be through before the hand is at the button.
  await purchases.fill('300');
  await page.getByRole('button', { name: 'Send 10,000 customers through' }).click();
  await page.getByRole('button', { name: 'Cancel' }).click();
  await expect(page.getByText(/Stopped after/)).toBeVisible();
  await purchases.fill('0.4');
  await page.getByRole('button', { name: 'Send 10,000 customers through' }).click();
  await expect(page.locator('[data-crowd="done"]')).toBeVisible({ timeout: 45_000 });
  await expect(page.locator('[data-badge-for="leaving"]')).toContainText('10,000');
  await expect(page.locator('[data-volume-of="back-already"]')).toContainText('After 7 days');
});
