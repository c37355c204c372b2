/** A cohort that is woken again and again outgrows its history: it continues as new without standing still. */
import { NODE_KINDS } from '@kairos/nodes';
import { duration, eventually, JourneyDriver, type Scenario } from '@kairos/testkit';
import { countActions } from '@kairos/testkit/temporal';
import { expect, it } from 'vitest';
import { readCohortHistories, runScenario } from './running-scenario';

const CUSTOMERS = 600;

/** Each sign-up is a campaign of one step that waits for a month. */
const document = new JourneyDriver(NODE_KINDS)
  .startedBy('sign_up')
  .node('pause', 'wait', { duration: duration('30 days') })
  .wire(['start', 'next', 'pause']);

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
    expect(actions.localActivities).toBeGreaterThanOrEqual(actions.signals);
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
