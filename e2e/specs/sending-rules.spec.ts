/** Sending rules and wishes: what they hold back, why, and that it leaves when nothing holds it any more. */
import type { Page } from '@playwright/test';
import { expect, test } from '../driver/test';

const AN_HOUR_A_SECOND = 3_600;

test('quiet hours hold messages and say so, and what waits leaves when they are taken away', async ({ page, api }) => {
  test.setTimeout(300_000);
  const { clock } = await api.clock();
  await api.setClock({ speed: AN_HOUR_A_SECOND, paused: false });
  try {
    await setQuietDays(page);
    await page.goto('/messages/held');
    const waiting = page.getByRole('listitem').filter({ hasText: 'Quiet hours' });
    await expect(async () => {
      await api.setClock({ paused: false });
      await expect(waiting.first()).toBeVisible({ timeout: 20_000 });
      await api.setClock({ paused: true });
      // What was due in the meantime is gone; something must be waiting now that time stands still.
      await page.reload();
      await expect(waiting.first()).toBeVisible({ timeout: 3_000 });
    }).toPass({ timeout: 180_000 });
    await expect(waiting.first()).toContainText('Leaves');

    await page.goto('/settings/sending');
    await page.getByRole('button', { name: 'Remove this rule' }).click();
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await expect(page.getByText(/waiting messages? got another moment/)).toBeVisible();
    await expect(page.getByRole('region', { name: 'Changes' }).getByText('No more').first()).toBeVisible();
    await page.goto('/messages/held');
    await expect(page.getByText('Nothing is waiting')).toBeVisible();
  } finally {
    await api.setClock({ speed: clock.speed, paused: clock.paused });
  }
});

/** Quiet all day but for the minute before midnight. */
async function setQuietDays(page: Page): Promise<void> {
  await page.goto('/settings/sending');
  await page.getByRole('button', { name: 'Add quiet hours' }).click();
  await page.getByRole('group', { name: 'From' }).getByLabel('Hours').fill('00');
  await page.getByRole('group', { name: 'From' }).getByLabel('Minutes').fill('00');
  await page.getByRole('group', { name: 'Until' }).getByLabel('Hours').fill('23');
  await page.getByRole('group', { name: 'Until' }).getByLabel('Minutes').fill('59');
  await expect(page.getByText(/leaves .*23:59/).first()).toBeVisible();
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(page.getByText('Saved', { exact: true })).toBeVisible();
}

test('a customer chooses by the link in a message, without a script, and the gate obeys', async ({
  page,
  api,
  browser,
}) => {
  test.setTimeout(240_000);
  await expect.poll(() => api.newestEmail(), { timeout: 120_000 }).not.toBeNull();
  const email = await api.newestEmail();
  if (!email) throw new Error('There is no e-mail.');
  const visitor = await browser.newContext({ javaScriptEnabled: false, storageState: { cookies: [], origins: [] } });
  const theirs = await visitor.newPage();
  await theirs.goto(email.link);
  const topic = theirs.getByRole('table').getByRole('checkbox').first();
  await topic.uncheck();
  await theirs.getByRole('radio', { name: /^(Once a week|Eén keer per week)$/ }).check();
  await theirs.getByRole('button', { name: /^(Save my choices|Mijn keuzes bewaren)$/ }).click();
  await expect(theirs.getByRole('status')).toBeVisible();
  await expect(topic).not.toBeChecked();
  await visitor.close();

  await page.goto(`/customers/${email.customerId}?tab=preferences`);
  await expect(page.getByText('Once a week at most').first()).toBeVisible();
  await expect(page.getByText(/^The customer, /).first()).toBeVisible();
  const now = page.getByRole('region', { name: 'If a message were due now' });
  await expect(now.getByText(/The customer does not want this topic/).first()).toBeVisible();
});

test('a member records a wish on the customer’s behalf, with the reason', async ({ page, api }) => {
  const { id } = await api.anyCustomer();
  await page.goto(`/customers/${id}?tab=preferences`);
  await page.getByRole('button', { name: 'Change: What they did' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('radio', { name: /^May not be used/ }).check();
  await dialog.getByRole('textbox', { name: 'How do you know?' }).fill('Asked for it at the desk');
  await dialog.getByRole('button', { name: 'Record the wish' }).click();
  await expect(dialog).toBeHidden();
  await expect(page.getByText(/for the customer, .*Asked for it at the desk/).first()).toBeVisible();
});

test('rules that are not saved yet are not lost by a click elsewhere, and each change can be undone', async ({
  page,
}) => {
  await page.goto('/settings/sending');
  await page.getByRole('button', { name: 'Add a limit' }).click();
  await page.getByRole('textbox', { name: 'At most', exact: true }).fill('5');
  await expect(page.getByRole('region', { name: /^At most 5 messages a day/ })).toBeVisible();
  await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Customers' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Stay here' }).click();
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(page.getByRole('region', { name: /^At most 2 messages a day/ })).toBeVisible();
  await page.getByRole('textbox', { name: 'At most', exact: true }).fill('0');
  await expect(page.getByText(/A limit begins at 1/)).toBeVisible();
  await expect(page.getByRole('button', { name: 'Save', exact: true })).toBeDisabled();
  await page.getByRole('button', { name: 'Discard' }).click();
  await expect(page.getByText('Everything is saved.')).toBeVisible();
});
