/** A customer whose step failed: where that is seen, and what can be done. */
import { type ParkedJourney, parkedJourney } from '../driver/parked-journey';
import { expect, test } from '../driver/test';
import { refuseNothing } from '../stack/refuse-letters';

const NAME = 'A letter that fails';

let journey: ParkedJourney;

test.beforeEach(async ({ page, api }) => {
  test.setTimeout(300_000);
  journey = await parkedJourney(api, NAME);
  await page.goto(`/journeys/${journey.id}/live`);
});

test.afterEach(async ({ api }) => {
  await refuseNothing();
  await api.archive(journey.id);
});

test('whoever is parked is counted on the step, fails again while the cause is there, and goes on without it', async ({
  page,
  api,
}) => {
  const badge = page.locator('[data-badge-for="pause"]');
  await expect(badge).toContainText('1 failed');
  await badge.click();
  const people = page.getByRole('region', { name: 'Customers' });
  await people.getByRole('tab', { name: /^Failed 1/ }).click();
  await people.locator('[data-person]').click();
  const run = page.getByRole('region', { name: 'One customer' });
  await expect(run.getByRole('heading', { name: `Customer ${journey.parked}` })).toBeVisible();
  await expect(run.getByText('Could not go on.')).toBeVisible();
  const parked = run.getByRole('group', { name: 'This customer could not go on' });
  const failures = run.getByText('Could not go on', { exact: true });
  await expect(failures).toHaveCount(1);
  await parked.getByRole('button', { name: 'Try the step again' }).click();
  await expect(failures).toHaveCount(2);
  await expect(parked).toBeVisible();

  await refuseNothing();
  await parked.getByRole('button', { name: 'Try the step again' }).click();
  await expect(run.getByText('Under way.')).toBeVisible();
  await expect(parked).toBeHidden();
  await expect(run.getByText('Somebody let it try again')).toHaveCount(2);
  expect(await api.waitingAt(journey.id, 'rest')).toBe(2);
  await expect(badge).not.toContainText('failed');
});

test('the page of a parked customer leads to their run, from which they are taken out', async ({ page, api }) => {
  await page
    .getByRole('navigation', { name: 'Numbers of this journey' })
    .getByRole('button', { name: /^Failed/ })
    .click();
  await page.locator('[data-person]').click();
  await page.getByRole('link', { name: 'Profile' }).click();
  await page.getByRole('navigation', { name: 'About this customer' }).getByRole('link', { name: 'Journeys' }).click();
  await expect(page.getByText('Stopped by an error')).toBeVisible();
  await page.getByRole('main').getByRole('link', { name: NAME }).click();
  await page.getByRole('button', { name: 'Take out of the journey' }).click();
  await expect(page.getByText('Left early.')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Try the step again' })).toBeHidden();
  expect(await api.failedIn(journey.id)).toEqual([]);
});
