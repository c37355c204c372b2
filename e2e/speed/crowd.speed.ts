/** Ten thousand made-up customers through the demonstration's journey: from the click until their figures stand there. */
import { loadavg } from 'node:os';
import type { Page } from '@playwright/test';
import { test } from '../driver/test';

const ROUNDS = 5;
const START = 'Send 10,000 customers through';

test('ten thousand made-up customers', async ({ page, api }) => {
  const { id } = await api.journeyNamed('Win back');
  await page.goto(`/journeys/${id}/try?crowd=true`);
  const start = page.getByRole('button', { name: START });
  const times: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const shown = untilShown(page);
    await start.click();
    times.push(await shown);
  }
  const load = loadavg().map((each) => each.toFixed(1));
  const told = times.map((time) => `${(time / 1_000).toFixed(2)} s`);
  process.stdout.write(`\nLoad of the machine: ${load.join(', ')}. Figures after ${told.join(', ')}.\n`);
});

/** Milliseconds from the next click to the frame in which all are counted. */
function untilShown(page: Page): Promise<number> {
  return page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        const begin = () => {
          const from = performance.now();
          const eye = new MutationObserver(() => {
            if (document.querySelector('[data-crowd="done"]') === null) return;
            eye.disconnect();
            requestAnimationFrame(() => resolve(performance.now() - from));
          });
          eye.observe(document.body, { subtree: true, childList: true, attributeFilter: ['data-crowd'] });
        };
        document.addEventListener('click', begin, { capture: true, once: true });
      }),
  );
}
