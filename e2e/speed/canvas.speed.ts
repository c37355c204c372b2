/** The canvas with 500 steps: how soon it is there, and how many frames a second it makes under the hand. */
import { loadavg } from 'node:os';
import type { Page } from '@playwright/test';
import { largeJourney } from '../driver/large-journey';
import { test } from '../driver/test';
import { type Frames, framesDuring, quantile } from './frames';

const ROUNDS = 3;
/** Real milliseconds that a gesture lasts: on a busy machine it has fewer moves, and ends all the same. */
const GESTURE_MS = 3_000;
const MOST_MOVES = 90;

test('the canvas with 500 steps', async ({ page, api, canvas }) => {
  const id = await api.newJourney('Speed', largeJourney());
  await page.addInitScript(noteWhenReady);
  const readyAfter: number[] = [];
  const drags: Frames[] = [];
  const carries: Frames[] = [];
  const zooms: Frames[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    await page.goto(`/journeys/${id}`);
    await canvas.settled();
    readyAfter.push(await page.evaluate(() => Number(Reflect.get(window, 'kairosReadyAt'))));
    carries.push(await framesDuring(page, () => dragAround(page, '[data-node-id="arm-4-1x"]')));
    await canvas.card('arm-4-1x').click();
    await page.getByRole('button', { name: 'Place steps by hand' }).click();
    await canvas.settled();
    drags.push(await framesDuring(page, () => dragAround(page, '[data-node-id="arm-4-1x"]')));
    zooms.push(await framesDuring(page, () => zoomInAndOut(page)));
    await page.getByRole('button', { name: 'Tidy up' }).click();
    await canvas.saved();
  }
  await api.archive(id);
  process.stdout.write(report(readyAfter, { carries, drags, zooms }));
});

function report(readyAfter: number[], rounds: Record<'carries' | 'drags' | 'zooms', Frames[]>): string {
  const load = loadavg().map((each) => each.toFixed(1));
  const ready = readyAfter.toSorted((a, b) => a - b).map((time) => `${(time / 1_000).toFixed(2)} s`);
  const row = (name: string, frames: Frames[]) => {
    const middle = (part: keyof Frames) =>
      quantile(
        frames.map((each) => each[part]).toSorted((a, b) => a - b),
        0.5,
      );
    return `| ${name} | ${middle('rate').toFixed(0)} | ${middle('median').toFixed(1)} ms | ${middle('p95').toFixed(1)} ms |`;
  };
  return [
    `\nLoad of the machine: ${load.join(', ')}; ${ROUNDS} rounds. All in sight after ${ready.join(', ')}.\n`,
    '| gesture | frames a second | half of the frames within | 95 of 100 within |',
    '| --- | --- | --- | --- |',
    row('carrying a step over the journey', rounds.carries),
    row('moving a step by hand', rounds.drags),
    row('zooming', rounds.zooms),
    '',
  ].join('\n');
}

/** Takes hold of a step, goes round in circles with it, and calls it off. */
async function dragAround(page: Page, card: string): Promise<void> {
  const box = await page.locator(card).boundingBox();
  if (!box) throw new Error('The step is not to be seen.');
  const centre = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  await page.mouse.move(centre.x, centre.y);
  await page.mouse.down();
  await forAWhile(async (move) => {
    const angle = (move / 30) * 2 * Math.PI;
    await page.mouse.move(centre.x + 60 * Math.sin(angle), centre.y + 60 - 60 * Math.cos(angle));
  });
  await page.keyboard.press('Escape');
  await page.mouse.up();
}

async function zoomInAndOut(page: Page): Promise<void> {
  await page.mouse.move(700, 450);
  await page.keyboard.down('Control');
  await forAWhile((turn) => page.mouse.wheel(0, turn % 50 < 25 ? 24 : -24));
  await page.keyboard.up('Control');
}

async function forAWhile(move: (number: number) => Promise<void>): Promise<void> {
  const until = Date.now() + GESTURE_MS;
  for (let number = 0; number < MOST_MOVES && Date.now() < until; number++) await move(number);
}

/** Runs in the page: the moment at which everything stands at its place, in ms since the address was asked for. */
function noteWhenReady(): void {
  const eye = new MutationObserver(() => {
    if (!document.querySelector('section[data-ready]')) return;
    eye.disconnect();
    requestAnimationFrame(() => Object.assign(window, { kairosReadyAt: performance.now() }));
  });
  eye.observe(document, { subtree: true, childList: true, attributeFilter: ['data-ready'] });
}
