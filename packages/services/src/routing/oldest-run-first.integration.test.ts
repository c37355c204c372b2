/** Two runs of one customer, each in a cohort of its own: an event that names neither is for the oldest that waits then, though no workflow has moved. */
import { itsLines } from '@kairos/db';
import { NODE_KINDS } from '@kairos/nodes';
import { duration, JourneyDriver, openScenario, type Scenario } from '@kairos/testkit';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { commitSteps } from '../cohorts';
import { ROUTE_PARTITIONS } from '../events';
import { PlanCache } from './live-plans';
import { routeBatch } from './route-batch';

const MINUTE = 60_000;
const plans = new PlanCache(NODE_KINDS);

let scenario: Scenario;
let stop: () => Promise<void>;
let begin: number;

beforeEach(async () => {
  // The clock runs far ahead at once; how far time has come is then what the stream says.
  const clock = { startsAt: Date.now(), speed: 100_000 };
  ({ scenario, stop } = await openScenario({ kinds: NODE_KINDS, clock, runsPerWorkflow: 1 }));
  begin = clock.startsAt + 60 * MINUTE;
  await scenario.beginStream(begin - MINUTE);
});
afterEach(() => stop());

/** Every sign-up starts a run that, after a quarter of an hour, waits another quarter for a purchase. */
const afterSignUp = () =>
  new JourneyDriver(NODE_KINDS)
    .startedBy('sign_up')
    .node('first', 'wait', { duration: duration('15 minutes') })
    .node('buys', 'wait-for-event', { eventName: 'purchase', atMost: duration('15 minutes') })
    .node('rest', 'wait', { duration: duration('1 day') })
    .wire(
      ['start', 'next', 'first'],
      ['first', 'next', 'buys'],
      ['buys', 'happened', 'rest'],
      ['buys', 'timeout', 'rest'],
    )
    .draw();

async function happens(name: string, minutes: number): Promise<void> {
  const at = begin + minutes * MINUTE;
  await scenario.send([{ userId: 'ana', name, at }], at);
  await scenario.streamHasCome(at);
  const partitions = Array.from({ length: ROUTE_PARTITIONS }, (_, partition) => partition);
  await routeBatch(scenario.database, plans, scenario.workspaceId, partitions);
}

interface Run {
  cohortId: string;
  seq: number;
  dueAt: Date;
}

/** The older one first. */
async function readRuns(): Promise<[Run, Run]> {
  const [older, younger] = await scenario.inWorkspace(
    (sql) => sql<Run[]>`select cohort_id as "cohortId", seq, due_at as "dueAt" from run order by campaign_started_at`,
  );
  if (!older || !younger) throw new Error('There are not two runs.');
  return [older, younger];
}

/** As the run's workflow would, which has heard of the run as it stood at `seq`. */
const commit = ({ cohortId }: Run, seq: number) =>
  commitSteps(
    { database: scenario.database, plans, wake: () => Promise.resolve() },
    { workspaceId: scenario.workspaceId, cohortId, position: 0, recorded: 0, due: [[1, seq]] },
  );

/** Ways by which the runs left the wait for a purchase, the older run's first. */
async function ways(): Promise<(string | null)[]> {
  const rows = await scenario.inWorkspace(
    (sql) => sql<{ way: string | null }[]>`
      select (select l.port from journal j cross join ${itsLines(sql)}
               where j.run_id = r.id and l.type = 'left' and l.node_id = 'buys') as way
        from run r order by r.campaign_started_at`,
  );
  return rows.map(({ way }) => way);
}

it('is taken by the older run although only the cohort of the younger one has moved', async () => {
  await scenario.publish('Purchases', afterSignUp());
  await happens('sign_up', 0);
  await happens('sign_up', 5);
  await scenario.streamHasCome(begin + 21 * MINUTE);
  const [, younger] = await readRuns();
  await commit(younger, younger.seq);
  await happens('purchase', 22);
  expect(await ways()).toEqual(['happened', null]);

  const [older] = await readRuns();
  const told = await commit(older, older.seq - 1);
  expect(told.runs).toEqual([[1, older.seq, older.dueAt.getTime(), true]]);
});

it('is for the younger run where the time of the older one was up', async () => {
  await scenario.publish('Purchases', afterSignUp());
  await happens('sign_up', 0);
  await happens('sign_up', 10);
  await scenario.streamHasCome(begin + 26 * MINUTE);
  const [, younger] = await readRuns();
  await commit(younger, younger.seq);
  await happens('purchase', 32);
  expect(await ways()).toEqual(['timeout', 'happened']);
});
