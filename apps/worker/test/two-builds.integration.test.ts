/** Another build of the worker on the same task queue: beside the one before, and in its place. */
import type { JournalLine } from '@kairos/engine';
import { NODE_KINDS } from '@kairos/nodes';
import { duration, eventually, JourneyDriver, type Scenario } from '@kairos/testkit';
import type { HistoryEvent } from '@kairos/testkit/temporal';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openScenario, readCohortHistories } from './running-scenario';
import { runWorker } from './running-worker';

const CUSTOMERS = 48;
const PATIENCE = { timeoutMs: 90_000 };

/** What a release changes without a `patched()`: how much is done at once, not in which order. */
const withOtherLimit = changing(/const DUE_LIMIT = \d+/, () => 'const DUE_LIMIT = 5');

/** What it may change behind a `patched()` only: another command, a timer, after each commit. */
const withBreath = changing(
  /record\(runs, state, result\);(?=[^]*?(\(0,\s?\w+\.)patched\))/,
  (found, workflow) =>
    `${found} if (${workflow}patched)('a-breath-after-each-commit')) await ${workflow}condition)(() => false, 20);`,
);

const document = new JourneyDriver(NODE_KINDS)
  .startedBy('sign_up', 'once')
  .node('first', 'wait', { duration: duration('4 seconds') })
  .node('second', 'wait', { duration: duration('15 seconds') })
  .wire(['start', 'next', 'first'], ['first', 'next', 'second']);

let scenario: Scenario;
let stop: () => Promise<void>;
beforeEach(async () => {
  ({ scenario, stop } = await openScenario({ runsPerWorkflow: 4 }));
  await scenario.publish('Welcome', document.draw());
});
afterEach(() => stop());

describe('two builds', { timeout: 300_000 }, () => {
  it('share the cohorts of one queue, and no decision of either is refused', async () => {
    const before = await runWorker(scenario.database);
    const after = await runWorker(scenario.database, withOtherLimit);
    await signUp('customer', CUSTOMERS);
    await eventually(
      'all have come to the second wait',
      async () => (await told('left', 'first')) === CUSTOMERS,
      PATIENCE,
    );
    await before.stop();
    await eventually('all have come to the end', async () => (await told('left', 'second')) === CUSTOMERS, PATIENCE);
    const histories = await readCohortHistories(scenario);
    await after.stop();
    expect(histories.length).toBeGreaterThanOrEqual(CUSTOMERS / 4);
    expect(refused(histories)).toEqual([]);
    expect(new Set(histories.flatMap(buildsOf)).size).toBe(2);
  });

  it('may differ in the order of their commands behind patched(): cohorts of the one before go on in its place', async () => {
    const before = await runWorker(scenario.database);
    await signUp('early', CUSTOMERS / 2);
    await eventually('they wait again', async () => (await told('left', 'first')) === CUSTOMERS / 2, PATIENCE);
    await before.stop();
    const after = await runWorker(scenario.database, withBreath);
    await signUp('late', CUSTOMERS / 2);
    await eventually('all have come to the end', async () => (await told('left', 'second')) === CUSTOMERS, PATIENCE);
    const histories = await readCohortHistories(scenario);
    await after.stop();
    expect(refused(histories)).toEqual([]);
    const [begunBefore, begunSince] = [2, 1].map((builds) =>
      histories.filter((history) => new Set(buildsOf(history)).size === builds),
    );
    expect([begunBefore?.length, begunSince?.length]).toEqual([CUSTOMERS / 8, CUSTOMERS / 8]);
    expect(begunSince?.filter((history) => !hasPatch(history))).toEqual([]);
  });
});

function changing(what: RegExp, replacement: (found: string, ...groups: string[]) => string): (code: string) => string {
  return (code) => {
    const changed = code.replace(what, replacement);
    if (changed === code) throw new Error('The workflow has no such line any more.');
    return changed;
  };
}

async function signUp(name: string, customers: number): Promise<void> {
  const at = Date.now();
  const userIds = Array.from({ length: customers }, (_, number) => `${name}-${number}`);
  await scenario.send(
    userIds.map((userId) => ({ userId, name: 'sign_up', at })),
    at,
  );
}

/** How often the journals say this of the step. */
async function told(type: JournalLine['type'], nodeId: string): Promise<number> {
  const [row] = await scenario.inWorkspace(
    (sql) => sql<{ count: number }[]>`
      select count(*)::int as count from journal j cross join journal_lines(j.lines, j.at, j.event_id) as line
       where line.type = ${type} and line.node_id = ${nodeId}`,
  );
  return row?.count ?? 0;
}

const refused = (histories: HistoryEvent[][]) =>
  histories.flat().filter((event) => event.workflowTaskFailedEventAttributes);

const buildsOf = (history: HistoryEvent[]) =>
  history.flatMap(
    ({ workflowTaskCompletedEventAttributes: done }) => done?.workerVersion?.buildId ?? done?.binaryChecksum ?? [],
  );

const hasPatch = (history: HistoryEvent[]) =>
  history.some(({ markerRecordedEventAttributes: marker }) => marker?.markerName === 'core_patch');
