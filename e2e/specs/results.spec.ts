/** Tests and holdouts in the live view: figures by arm, what the journey adds, and a winner that is chosen and taken back. */
import { testedJourney } from '../driver/drawings';
import { expect, test } from '../driver/test';

test('a test shows its figures, and its winner can be chosen and taken back', async ({ page, api }) => {
  test.setTimeout(240_000);
  const id = await api.newJourney('After a purchase', testedJourney());
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
