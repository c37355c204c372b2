/** A webhook whose call failed where no way leads on: the customer stops there, and a member has it made again. */
import { link, plus, startedBy, step } from '../driver/drawings';
import { expect, test } from '../driver/test';

test('a customer whose call failed stops at the step, and the call can be made again from there', async ({
  page,
  api,
}) => {
  test.setTimeout(240_000);
  const eventName = `at_the_desk_${Date.now()}`;
  // The name is reserved: no address is ever found for it.
  const endpointId = await api.newEndpoint('Desk that is gone', 'https://desk.invalid/hook');
  const call = {
    endpointId,
    eventType: 'at-the-desk',
    sendsAttributes: false,
    patience: { amount: 1, unit: 'seconds' },
  };
  const id = await api.newJourney(
    'A call that fails',
    plus(startedBy(eventName), [step('desk', 'webhook', call, 'Tell the desk')], [link('start', 'next', 'desk')]),
  );
  await api.publish(id);
  await api.track([{ userId: eventName, event: eventName }]);
  await expect.poll(() => api.failedIn(id), { timeout: 60_000 }).toEqual([eventName]);

  await page.goto(`/journeys/${id}/live`);
  await page.locator('[data-badge-for="desk"]').click();
  const people = page.getByRole('region', { name: 'Customers' });
  await people.getByRole('tab', { name: /^Failed 1/ }).click();
  await people.locator('[data-person]').click();
  const run = page.getByRole('region', { name: 'One customer' });
  const failures = run.getByText('Could not go on', { exact: true });
  await expect(failures).toHaveCount(1);
  await expect(run.getByText(/^Failed: /)).toBeVisible();
  const parked = run.getByRole('group', { name: 'This customer could not go on' });
  await expect(parked.getByText('let it be made again')).toBeVisible();
  await parked.getByRole('button', { name: 'Try the step again' }).click();
  await expect(run.getByText('Somebody let it try again')).toHaveCount(1);
  await expect(failures).toHaveCount(2, { timeout: 60_000 });
  await expect(parked).toBeVisible();
  await api.archive(id);
});
