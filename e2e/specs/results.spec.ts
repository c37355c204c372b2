/** Tests and holdouts in the live view: figures by arm, what the journey adds, and a winner that is chosen and taken back. */
import type { Drawing } from '../driver/api';
import { expect, test } from '../driver/test';

const letter = (subject: string) => ({
  ...{ subject, preheader: '', body: 'Thank you for your purchase.', buttonLabel: '', buttonLink: '' },
  ...{ topic: 'offers', ifNotSent: 'continue' },
});

/** Whoever buys gets one of two letters, some get none, and whoever buys again reaches the goal. */
const AFTER_PURCHASE: Drawing = {
  nodes: [
    {
      id: 'bought',
      kind: 'event-indicator',
      name: '',
      config: { eventName: 'purchase', conditions: [], times: 1, within: null, points: 10 },
    },
    {
      id: 'start',
      kind: 'trigger',
      name: '',
      config: { threshold: null, needs: 'all', reentry: { mode: 'once', period: { amount: 1, unit: 'days' } } },
    },
    { id: 'holdout', kind: 'holdout', name: '', config: { percent: 50 } },
    {
      id: 'test',
      kind: 'ab-split',
      name: 'Which letter',
      config: {
        arms: [
          { id: 'a', name: 'Plain', weight: 50 },
          { id: 'b', name: 'Warm', weight: 50 },
        ],
        goalId: 'again',
      },
    },
    { id: 'letter-a', kind: 'email', name: '', config: letter('Thank you') },
    { id: 'letter-b', kind: 'email', name: '', config: letter('How nice that you came') },
    { id: 'rest', kind: 'wait', name: '', config: { duration: { amount: 200, unit: 'days' } } },
    {
      id: 'again',
      kind: 'goal',
      name: '',
      config: {
        eventName: 'purchase',
        conditions: [],
        within: { amount: 200, unit: 'days' },
        valueProperty: null,
        whenReached: 'count',
      },
    },
  ],
  edges: [
    ['bought', 'signal', 'start'],
    ['start', 'next', 'holdout'],
    ['holdout', 'next', 'test'],
    ['test', 'a', 'letter-a'],
    ['test', 'b', 'letter-b'],
    ['letter-a', 'next', 'rest'],
    ['letter-b', 'next', 'rest'],
  ].map(([from = '', port = '', to = ''], index) => ({ id: `edge-${index}`, from, port, to })),
};

test('a test shows its figures, and its winner can be chosen and taken back', async ({ page, api }) => {
  test.setTimeout(240_000);
  const id = await api.newJourney('After a purchase', AFTER_PURCHASE);
  await api.publish(id);
  await page.goto(`/journeys/${id}/live?node=test`);
  const result = page.getByRole('region', { name: 'The test' });
  await expect(result.getByText(/^Running since/)).toBeVisible({ timeout: 180_000 });
  const rows = result.getByRole('table').getByRole('row');
  await expect(rows).toHaveCount(3);
  await result.getByRole('button', { name: /^Choose Warm/ }).click();
  await expect(result.getByText(/^Warm was chosen as the winner/)).toBeVisible();
  await expect(page.locator('[data-badge-for="test"]')).toContainText('winner Warm', { timeout: 20_000 });
  await result.getByRole('button', { name: 'Undo: divide customers again' }).click();
  await expect(result.getByText(/^Running since/)).toBeVisible();
  await page.getByRole('button', { name: /Too few|No clear|Adds|Costs/ }).click();
  const added = page.getByRole('region', { name: 'What the journey adds' });
  await expect(added.getByRole('row', { name: /^Held out/ })).toBeVisible();
  await api.archive(id);
});
