/** A cohort that is woken again and again outgrows its history: it continues as new without standing still. */
import { NODE_KINDS } from '@kairos/nodes';
import { duration, eventually, JourneyDriver, type Scenario } from '@kairos/testkit';
import { countActions } from '@kairos/testkit/temporal';
import { expect, it } from 'vitest';
import { readCohortHistories, runScenario } from './running-scenario';

const CUSTOMERS = 600;

/** Each sign-up is a campaign that waits for a month, and before it for so short a time that the cohort has to know at once. */
const document = new JourneyDriver(NODE_KINDS)
  .startedBy('sign_up')
  .node('breath', 'wait', { duration: duration('3 seconds') })
  .node('pause', 'wait', { duration: duration('30 days') })
  .wire(['start', 'next', 'breath'], ['breath', 'next', 'pause']);

it('a cohort under a steady stream continues as new, loses no run, and has no decision voided by a wake', {
  timeout: 120_000,
}, async () => {
  const { scenario, stop } = await runScenario();
  try {
    await scenario.publish('Welcome', document.draw());
    for (let number = 0; number < CUSTOMERS; number += 1) {
      const at = Date.now();
      await scenario.send([{ userId: `${number}`, name: 'sign_up', at, properties: {}, messageId: `${number}` }], at);
    }
    await eventually('every customer waits', async () => (await countWaiting(scenario)) === CUSTOMERS);
    const histories = await readCohortHistories(scenario);
    const cohorts = await scenario.inWorkspace((sql) => sql`select 1 from cohort`);
    const actions = countActions(histories);
    expect(histories.length).toBeGreaterThan(cohorts.length);
    expect(histories.flat().filter((event) => event.workflowTaskFailedEventAttributes)).toEqual([]);
    expect(actions.starts).toBe(histories.length);
    // Nobody sends a wake to a cohort that has not looked since the last one.
    const looks = histories.flat().filter((event) => event.markerRecordedEventAttributes);
    expect(looks.length).toBeGreaterThanOrEqual(actions.signals);
  } finally {
    await stop();
  }
});

async function countWaiting(scenario: Scenario): Promise<number> {
  const [row] = await scenario.inWorkspace(
    (sql) => sql<{ waiting: number }[]>`select count(*)::int as waiting from run where node_id = 'pause'`,
  );
  return row?.waiting ?? 0;
}
