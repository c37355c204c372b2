/** The live view through time: a stretch of it, any moment of that, and who waits longer than others did. */

import { commitsSince, countRenders } from '../driver/render-counts';
import { type SlowJourney, slowJourney } from '../driver/slow-journey';
import { expect, test } from '../driver/test';

let slow: SlowJourney | undefined;

test.beforeEach(async ({ api }) => {
  test.setTimeout(400_000);
  slow ??= await slowJourney(api, 'Live through time');
});

const journey = () => {
  if (!slow) throw new Error('The journey was not made.');
  return slow;
};

test('a stretch of time counts what happened in it, and a link shows the same', async ({ page }) => {
  const { id } = journey();
  await page.goto(`/journeys/${id}/live`);
  const badge = page.locator('[data-badge-for="answer"]');
  await expect(badge).toContainText('1waiting');
  await page.getByLabel('Figures of').selectOption('month');
  await expect(page).toHaveURL(/range=month/);
  await expect(badge).toContainText('1 waiting now');
  await page.getByLabel('Figures of').selectOption('days');
  await page.getByLabel('First day').fill('1990-01-01');
  await page.getByLabel('Last day').fill('1990-01-02');
  const time = page.getByRole('region', { name: 'Time' });
  await expect(time.getByText('Nothing happened in this time.')).toBeVisible();
  await expect(badge).toContainText('1 waiting now');
  await page.reload();
  await expect(page.getByLabel('First day')).toHaveValue('1990-01-01');
  await expect(time.getByText('Nothing happened in this time.')).toBeVisible();
});

test('the past is played back with the keys, figure by figure, and stands in the address', async ({ page }) => {
  const { id } = journey();
  await countRenders(page);
  await page.goto(`/journeys/${id}/live`);
  const badge = page.locator('[data-badge-for="answer"]');
  await expect(badge).toContainText('1waiting');
  const slider = page.getByLabel('Moment that the canvas shows');
  await expect(slider).toBeEnabled();
  await slider.focus();
  await commitsSince(page);
  await page.keyboard.press('Home');
  await expect(badge).toContainText('0waiting then');
  for (const { cards } of await commitsSince(page)) expect(cards).toEqual([]);
  await expect(page).toHaveURL(/at=\d+/);
  const then = await slider.getAttribute('aria-valuetext');
  await page.reload();
  await expect(badge).toContainText('0waiting then');
  await expect(slider).toHaveAttribute('aria-valuetext', then ?? '');
  await page.getByRole('button', { name: 'Play back' }).click();
  await expect(badge).toContainText('1waiting', { timeout: 60_000 });
  // To the end it takes as long as the whole does.
  await expect(page.getByRole('button', { name: 'Play back' })).toBeVisible({ timeout: 60_000 });
  await expect(page).not.toHaveURL(/at=/);
});

test('who waits longer than others did is marked on the card, listed, and leads to the run', async ({ page }) => {
  const { id, stuckAt, stuckCustomer } = journey();
  await page.goto(`/journeys/${id}/live`);
  const badge = page.locator(`[data-badge-for="${stuckAt}"]`);
  await expect(badge).toContainText('1 stuck');
  await badge.click();
  const people = page.getByRole('region', { name: 'Customers' });
  await people.getByRole('tab', { name: /^Stuck 1/ }).click();
  await expect(people.getByText(/^Of 100 customers who had to wait here, 95 went on within/)).toBeVisible();
  const person = people.locator('[data-person]');
  await expect(person).toContainText(stuckCustomer);
  await expect(person).toContainText('waits for');
  await page
    .getByRole('navigation', { name: 'Numbers of this journey' })
    .getByRole('button', { name: /^Stuck/ })
    .click();
  await expect(people.locator('[data-person]')).toContainText('Wait for the answer');
  await people.locator('[data-person]').click();
  await expect(page).toHaveURL(/run=/);
});

test('a phone has the same figures in a list', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  const { id, stuckAt } = journey();
  await page.goto(`/journeys/${id}/live?range=month`);
  const step = page.locator(`[data-outline-step="${stuckAt}"]`);
  await expect(step).toContainText('1 waiting now');
  await expect(step).toContainText('1 stuck');
});
