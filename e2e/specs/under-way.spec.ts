/** Publishing and pausing while customers are under way: what will happen is shown first, and is what happens. */
import type { Api, Drawing } from '../driver/api';
import { link, plus, startedBy, step, withoutStep } from '../driver/drawings';
import { expect, test } from '../driver/test';

const letter = { subject: 'Hello', body: 'Dear reader', topic: 'offers' };

/** Customers who sign up get a letter, rest for years, and get another one; the demonstration's clock runs fast. */
function restingJourney(eventName: string): Drawing {
  return plus(
    startedBy(eventName, 'every-time'),
    [
      step('first', 'email', letter, 'First letter'),
      step('rest', 'wait', { mode: 'elapsed', duration: { amount: 9_000, unit: 'days' } }, 'Long rest'),
      step('second', 'email', letter, 'Second letter'),
    ],
    [link('start', 'next', 'first'), link('first', 'next', 'rest'), link('rest', 'next', 'second')],
  );
}

function withoutRest(drawing: Drawing): Drawing {
  return plus(withoutStep(drawing, 'rest'), [], [link('first', 'next', 'second')]);
}

/** Published, with three customers who rest. */
async function journeyWithCustomers(api: Api, title: string): Promise<string> {
  const eventName = `signs_up_${title.length}_${Date.now()}`;
  const journeyId = await api.newJourney(title, restingJourney(eventName));
  await api.publish(journeyId);
  await api.track(['ana', 'bo', 'cy'].map((name) => ({ userId: `${eventName}-${name}`, event: eventName })));
  await expect.poll(() => api.waitingAt(journeyId, 'rest'), { timeout: 60_000 }).toBe(3);
  return journeyId;
}

test('whoever waits at a step that is taken away goes where the dialog says', async ({ page, api }, { title }) => {
  test.setTimeout(180_000);
  const journeyId = await journeyWithCustomers(api, title);
  await api.saveDraft(journeyId, withoutRest(await api.drawing(journeyId)));
  await page.goto(`/journeys/${journeyId}`);
  await page.getByRole('button', { name: 'Publish…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Publish version 2?' });
  const place = dialog.locator('[data-place="rest"]');
  await expect(place).toContainText('3 customers');
  await expect(place).toContainText('This step is gone');
  await expect(dialog.getByText('Nobody goes to version 2.')).toBeVisible();
  await place.getByLabel('At “Long rest”').click();
  await page.getByRole('option', { name: 'Go on at “Second letter”' }).click();
  await expect(dialog.getByText('3 customers go to version 2.')).toBeVisible();
  await dialog.getByRole('button', { name: 'Publish version 2' }).click();
  await expect(page.getByText('3 customers were moved to version 2.')).toBeVisible();
  await expect.poll(() => api.waitingAt(journeyId, 'rest')).toBe(0);
  await api.archive(journeyId);
});

test('customers are moved to a version from the page of versions', async ({ page, api }, { title }) => {
  test.setTimeout(180_000);
  const journeyId = await journeyWithCustomers(api, title);
  const drawing = await api.drawing(journeyId);
  const shorter = { mode: 'elapsed', duration: { amount: 8_000, unit: 'days' } };
  const nodes = drawing.nodes.map((node) => (node.id === 'rest' ? { ...node, config: shorter } : node));
  await api.saveDraft(journeyId, { ...drawing, nodes });
  await api.publish(journeyId);
  await page.goto(`/journeys/${journeyId}/versions?version=2`);
  await expect(page.locator('[data-version="1"]')).toContainText('3 customers are on it');
  await page.getByRole('button', { name: 'Move customers to version 2…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Move customers to version 2?' });
  await expect(dialog.locator('[data-place="rest"]')).toContainText('This step changes');
  await dialog.getByRole('button', { name: 'Move customers' }).click();
  await expect(page.locator('[data-version="2"]')).toContainText('3 customers are on it');
  await expect(page.locator('[data-version="1"]')).not.toContainText('on it');
  await api.archive(journeyId);
});

test('a journey is paused, stays so after a reload, and goes on', async ({ page, api }, { title }) => {
  test.setTimeout(180_000);
  const journeyId = await journeyWithCustomers(api, title);
  await page.goto(`/journeys/${journeyId}/live`);
  await page.getByRole('button', { name: 'Pause…' }).click();
  const asking = page.getByRole('dialog', { name: 'Pause this journey?' });
  await asking.getByRole('radio', { name: 'Enter when it goes on' }).check();
  await asking.getByRole('button', { name: 'Pause', exact: true }).click();
  await expect(page.getByText('Paused, version 1')).toBeVisible();
  await page.reload();
  await expect(page.getByText('Paused, version 1')).toBeVisible();
  await page.getByRole('button', { name: 'Resume…' }).click();
  const outlook = page.getByRole('dialog', { name: 'Let this journey go on?' });
  await expect(outlook.getByText(/^3 customers are waiting/)).toBeVisible();
  await outlook.getByRole('button', { name: 'Let it go on' }).click();
  await expect(page.getByText('Live, version 1')).toBeVisible();
  await api.archive(journeyId);
});

test('a journey is paused on a phone', async ({ page, api }, { title }) => {
  test.setTimeout(180_000);
  await page.setViewportSize({ width: 390, height: 844 });
  const journeyId = await journeyWithCustomers(api, title);
  await page.goto(`/journeys/${journeyId}/live`);
  await page.getByRole('button', { name: 'Pause…' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Pause', exact: true }).click();
  await expect(page.getByRole('button', { name: 'Resume…' })).toBeVisible();
  await api.archive(journeyId);
});
