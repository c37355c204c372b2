/** Five hundred steps, and only what changes is rendered. Counts, not milliseconds: a slow machine must not matter. */
import { largeJourney } from '../driver/large-journey';
import { commitsSince, countRenders } from '../driver/render-counts';
import { expect, test } from '../driver/test';

let id: string;

test.beforeEach(async ({ page, api }, { title }) => {
  test.setTimeout(180_000);
  id = await api.newJourney(title.slice(0, 100), largeJourney());
  await countRenders(page);
});

test.afterEach(({ api }) => api.archive(id));

test('dragging one of 500 steps by hand moves one card per frame and renders none', async ({ page, canvas }) => {
  await page.goto(`/journeys/${id}`);
  await canvas.settled();
  await page.getByRole('button', { name: 'Place steps by hand' }).click();
  await canvas.card('arm-4-1x').click();
  await canvas.settled();
  const box = await canvas.card('arm-4-1x').boundingBox();
  if (!box) throw new Error('The step is not to be seen.');
  const from = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  await page.mouse.move(from.x + 10, from.y + 10, { steps: 2 });
  await commitsSince(page);
  await page.mouse.move(from.x + 60, from.y + 40, { steps: 15 });
  const commits = await commitsSince(page);
  await page.mouse.up();
  const moved = commits.filter((commit) => commit.frames.length > 0);
  expect(moved.length).toBeGreaterThan(5);
  // The frame around the card moves; the card itself has no reason to render.
  for (const { frames, cards } of moved) expect({ frames, cards }).toEqual({ frames: ['arm-4-1x'], cards: [] });
  const itsEdges = largeJourney().edges.filter((edge) => edge.from === 'arm-4-1x' || edge.to === 'arm-4-1x');
  for (const { edges } of commits) expect(itsEdges.map((edge) => edge.id)).toEqual(expect.arrayContaining(edges));
});

test('carrying a step over 500 others renders none of them', async ({ page, canvas }) => {
  await page.goto(`/journeys/${id}`);
  await canvas.settled();
  await canvas.carryTo(canvas.card('start'), { x: 640, y: 320 });
  await commitsSince(page);
  await page.mouse.move(700, 300, { steps: 15 });
  const commits = await commitsSince(page);
  await page.keyboard.press('Escape');
  await canvas.letGo();
  expect(new Set(commits.flatMap((commit) => commit.cards)).size).toBeLessThanOrEqual(2);
});

test('opening the settings of a step renders no card, and yet says which one is selected', async ({ page, canvas }) => {
  await page.goto(`/journeys/${id}`);
  await canvas.settled();
  const [score, start] = [canvas.card('score'), canvas.card('start')];
  await expect(score).toHaveAttribute('tabindex', '0');
  await commitsSince(page);
  await start.click();
  await expect(page.locator('[data-panel-for="start"]')).toBeVisible();
  await page.keyboard.press('ArrowUp');
  await expect(page.locator('[data-panel-for="score"]')).toBeVisible();
  await expect(score).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await expect(page.locator('[data-panel-for="start"]')).toBeVisible();
  const commits = await commitsSince(page);
  expect(commits.length).toBeGreaterThan(0);
  expect(commits.flatMap((commit) => commit.cards)).toEqual([]);
  expect(await canvas.selected()).toEqual(['start']);
  await expect(page.locator('[data-node-id][aria-current="true"]')).toHaveCount(1);
  await expect(page.locator('[data-node-id][tabindex="0"]')).toHaveCount(1);
  for (const [name, value] of [
    ['aria-current', 'true'],
    ['tabindex', '0'],
  ] as const)
    await expect(start).toHaveAttribute(name, value);
});

test('a live figure renders itself and no card', async ({ page, api }) => {
  await api.publish(id);
  await page.goto(`/journeys/${id}/live`);
  await page.locator('section[data-ready]').waitFor();
  const badge = page.locator('[data-badge-for="score"]');
  await expect(badge).toHaveText(/\d/, { timeout: 60_000 });
  const before = await badge.innerText();
  await commitsSince(page);
  await expect(badge).not.toHaveText(before, { timeout: 60_000 });
  const commits = await commitsSince(page);
  const live = commits.filter((commit) => commit.badges.length > 0);
  expect(live.length).toBeGreaterThan(0);
  for (const { cards, badges } of live) {
    expect(cards).toEqual([]);
    expect(new Set(badges).size).toBe(badges.length);
    expect(badges.length).toBeLessThan(30);
  }
});
