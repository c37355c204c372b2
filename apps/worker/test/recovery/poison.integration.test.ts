/** What one customer's run may do to the others of its cohort: nothing. And a cohort that ends forgets nobody who is just coming in. */
import { connectDatabase, finishCohort } from '@kairos/db';
import { NODE_KINDS } from '@kairos/nodes';
import { commitSteps, endRun, PlanCache, retryRun, retryRuns, routeBatch } from '@kairos/services';
import {
  createTestDatabase,
  duration,
  JourneyDriver,
  REFUSE_NO_LETTERS,
  refuseLettersTo,
  Scenario,
  type TestDatabase,
} from '@kairos/testkit';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

const PARTITIONS = 8;
let plans = new PlanCache(NODE_KINDS);

let database: TestDatabase;
let scenario: Scenario;

beforeEach(async () => {
  database = await createTestDatabase();
  plans = new PlanCache(NODE_KINDS);
});
afterEach(async () => {
  await scenario.close();
  await database.drop();
});

/** Signing up starts a campaign of one letter; buying within a day reaches the goal. */
function welcome() {
  const letter = {
    subject: 'Hello',
    preheader: '',
    body: 'Dear reader',
    buttonLabel: '',
    buttonLink: '',
    topic: 'offers',
  };
  const onceOnly = { threshold: null, needs: 'all', reentry: { mode: 'once', period: duration('1 day') } };
  return new JourneyDriver(NODE_KINDS)
    .node('signed-up', 'event-indicator', { eventName: 'sign_up' })
    .node('start', 'trigger', onceOnly)
    .node('letter', 'email', letter)
    .wire(['signed-up', 'signal', 'start'], ['start', 'next', 'letter']);
}

function withGoal() {
  const goal = {
    eventName: 'purchase',
    conditions: [],
    within: duration('1 day'),
    valueProperty: 'amount',
    whenReached: 'end',
  };
  return welcome()
    .node('patience', 'wait', { duration: duration('1 hour') })
    .node('bought', 'goal', goal)
    .wire(['letter', 'next', 'patience'], ['patience', 'next', 'bought']);
}

async function begin(journey: JourneyDriver, runsPerWorkflow: number): Promise<void> {
  scenario = await Scenario.create({ databaseUrl: database.appUrl, kinds: NODE_KINDS, runsPerWorkflow });
  await scenario.publish('Welcome', journey.draw());
}

/** Takes everything that is queued, and names the cohorts that a worker would wake for it, now or in some seconds. */
async function route(): Promise<string[]> {
  const woken: string[] = [];
  for (let partition = 0; partition < PARTITIONS; partition += 1) {
    const batch = await routeBatch(scenario.database, plans, scenario.workspaceId, [partition]);
    woken.push(...batch.cohortsToWake);
  }
  const told = await scenario.inWorkspace(
    (sql) => sql<{ id: string }[]>`select id from cohort where tell_by is not null`,
  );
  return [...new Set([...woken, ...told.map(({ id }) => id)])];
}

async function does(userIds: string[], name: string, properties = {}): Promise<string[]> {
  const at = Date.now();
  await scenario.send(
    userIds.map((userId) => ({ userId, name, at, properties })),
    at,
  );
  return route();
}

/** `recorded` is another position where the task that saw more has not ended. */
const commit = (cohortId: string, position: number, recorded = position) =>
  commitSteps(
    { database: scenario.database, plans, wake: async () => {} },
    { workspaceId: scenario.workspaceId, cohortId, position, recorded, due: [] },
  );

const runs = () =>
  scenario.inWorkspace(
    (sql) => sql<{ label: string; phase: string; outcome: string | null; failure: unknown }[]>`
      select c.label, r.phase, r.outcome, r.failure from run r join customer c on c.id = r.customer_id order by c.label`,
  );

describe('a cohort whose runs have all ended', () => {
  it('goes on when a customer is just being placed in its last slot', async () => {
    await begin(welcome(), 2);
    const [cohortId = ''] = await does(['ana'], 'sign_up');
    const { position } = await commit(cohortId, 0);
    expect(await runs()).toMatchObject([{ label: 'ana', outcome: 'completed' }]);

    await does(['bo'], 'sign_up');
    const finish = (upTo: number) => scenario.inWorkspace((sql) => finishCohort(sql, cohortId, upTo));
    expect(await finish(position)).toBe(false);
    const next = await commit(cohortId, position);
    expect(await runs()).toMatchObject([{ label: 'ana' }, { label: 'bo', outcome: 'completed' }]);
    expect(await finish(next.position)).toBe(true);
  });
});

describe('a workflow whose last commits never came into its history', () => {
  it('is told of the runs that it placed in them, although it asks from an earlier position', async () => {
    await begin(withGoal(), 100);
    const [cohortId = ''] = await does(['ana'], 'sign_up');
    const recorded = await commit(cohortId, 0);
    await does(['bo'], 'sign_up');
    const lost = await commit(cohortId, recorded.position);
    await commit(cohortId, lost.position, recorded.position);
    const [bo] = lost.runs;
    expect(bo?.[2]).not.toBeNull();

    // The worker died before its task ended: the server hands the task out again, as of the commit before.
    const again = await commit(cohortId, recorded.position);
    expect(again.runs).toContainEqual(bo);
    expect(again.position).toBe(lost.position);
    expect((await commit(cohortId, again.position)).runs).toEqual([]);
  });
});

describe('a run that PostgreSQL will not store', () => {
  it('fails alone, says why, and holds up nobody else', async () => {
    await begin(withGoal(), 100);
    await refuseLetterTo('bo');
    const [cohortId = ''] = await does(['ana', 'bo', 'cy'], 'sign_up');
    const result = await commit(cohortId, 0);
    expect(await runs()).toMatchObject([
      { label: 'ana', phase: 'acting', failure: null },
      { label: 'bo', phase: 'ended', outcome: 'failed', failure: { code: 'step-failed' } },
      { label: 'cy', phase: 'acting', failure: null },
    ]);
    expect(result.runs.map(([, , , isOpen]) => isOpen).sort()).toEqual([false, true, true]);
    const letters = await scenario.inWorkspace(
      (sql) => sql`select 1 from message where state = 'planned' or reason = 'no-consent'`,
    );
    expect(letters).toHaveLength(2);
  });

  it('is not made by an amount that no currency knows', async () => {
    await begin(withGoal(), 100);
    const [cohortId = ''] = await does(['ana', 'bo'], 'sign_up');
    const { position } = await commit(cohortId, 0);
    await does(['ana'], 'purchase', { amount: 1e300 });
    await does(['bo'], 'purchase', { amount: 12.5 });
    await commit(cohortId, position);
    expect(await runs()).toMatchObject([
      { label: 'ana', outcome: 'goal', failure: null },
      { label: 'bo', outcome: 'goal', failure: null },
    ]);
    const counted = await scenario.inWorkspace((sql) => sql`select amount from flow_delta where metric = 'goal-value'`);
    expect(counted).toEqual([{ amount: '1250' }]);
  });
});

describe('a run whose step throws', () => {
  /** Waiting goes wrong for customers who are clumsy. */
  const kindsThatThrow = () => {
    const wait = NODE_KINDS.get('wait');
    if (!wait?.acting) throw new Error('There is no wait.');
    const { acting } = wait;
    const enter: typeof acting.enter = (context) => {
      if (context.facts.attributes.clumsy === true) throw new Error('Stumbled.');
      return acting.enter(context);
    };
    return new Map([...NODE_KINDS, ['wait', { ...wait, acting: { ...acting, enter } }]]);
  };

  it('fails alone, keeps nothing of the step, and takes it again when the cause is gone', async () => {
    await begin(withGoal(), 100);
    plans = new PlanCache(kindsThatThrow());
    for (const [index, label] of ['ana', 'bo', 'cy'].entries()) {
      await scenario.addCustomer(label, `01900000-0000-7000-8000-00000000000${index}`);
    }
    await scenario.inWorkspace(
      (sql) => sql`update customer set attributes = '{"clumsy": true}'::jsonb where label = 'bo'`,
    );
    const [cohortId = ''] = await does(['ana', 'bo', 'cy'], 'sign_up');
    const { position } = await commit(cohortId, 0);
    expect(await runs()).toMatchObject([
      { label: 'ana', phase: 'acting', failure: null },
      { label: 'bo', phase: 'ended', outcome: 'failed', failure: { code: 'step-failed' } },
      { label: 'cy', phase: 'acting', failure: null },
    ]);
    const letters = () => scenario.inWorkspace((sql) => sql`select 1 from message`);
    expect(await letters()).toHaveLength(2);
    plans = new PlanCache(NODE_KINDS);
    const [{ id: journeyId } = { id: '' }] = await scenario.inWorkspace(
      (sql) => sql<{ id: string }[]>`select id from journey`,
    );
    // Nothing of the journey was kept for this customer, so the failure stands at what started it.
    const wanted = { journeyId, nodeId: 'start' };
    expect(await retryRuns(scenario.database, scenario.workspaceId, wanted)).toBe(1);
    await commit(cohortId, position);
    expect(await runs()).toMatchObject([{}, { label: 'bo', phase: 'acting', failure: null }, {}]);
    expect(await letters()).toHaveLength(3);
    const failed = await scenario.inWorkspace(
      (sql) => sql`
        select node_id as "nodeId", sum(amount)::int as amount from flow_delta where metric = 'failed' group by 1`,
    );
    expect(failed).toEqual([{ nodeId: 'start', amount: 0 }]);
  });
});

describe('a transaction that PostgreSQL undid because another stood in its way', () => {
  it('is done again, and nobody hears of it', async () => {
    await begin(welcome(), 100);
    await scenario.addCustomer('ana', '01900000-0000-7000-8000-000000000001');
    await scenario.addCustomer('bo', '01900000-0000-7000-8000-000000000002');
    let arrived = 0;
    let bothHoldOne = () => {};
    const both = new Promise<void>((resolve) => (bothHoldOne = resolve));
    const touch = async (first: string, second: string) =>
      scenario.inWorkspace(async (sql) => {
        await sql`update customer set last_seen_at = now() where label = ${first}`;
        arrived += 1;
        if (arrived === 2) bothHoldOne();
        await both;
        await sql`update customer set last_seen_at = now() where label = ${second}`;
      });
    await Promise.all([touch('ana', 'bo'), touch('bo', 'ana')]);
    // PostgreSQL ends one of the two, or both where it is busy.
    expect(arrived).toBeGreaterThan(2);
  });
});

describe('a parked run', () => {
  const lettersPlanned = () =>
    scenario.inWorkspace(
      (sql) => sql<{ label: string; times: number }[]>`
      select c.label, count(*)::int as times from journal j cross join journal_lines(j.lines, j.at, j.event_id) as line
        join run r on r.id = j.run_id join customer c on c.id = r.customer_id
       where line.type = 'message' group by 1 order by 1`,
    );
  const runIdOf = async (label: string) => {
    const [row] = await scenario.inWorkspace(
      (sql) => sql<{ id: string }[]>`
      select r.id from run r join customer c on c.id = r.customer_id where c.label = ${label}`,
    );
    return row?.id ?? '';
  };
  const flowOf = async (metric: string) => {
    const [row] = await scenario.inWorkspace(
      (sql) => sql<{ amount: number }[]>`
      select coalesce(sum(amount), 0)::int as amount from flow_delta where metric = ${metric}`,
    );
    return row?.amount;
  };

  it('goes on from where it stood when a member lets it try again, and does nothing twice', async () => {
    await begin(withGoal(), 100);
    await refuseLetterTo('bo');
    const [cohortId = ''] = await does(['ana', 'bo'], 'sign_up');
    const { position } = await commit(cohortId, 0);
    expect(await flowOf('ended:failed')).toBe(1);
    await refuseNothing();
    await retryRun(scenario.database, scenario.workspaceId, await runIdOf('bo'));
    await expect(retryRun(scenario.database, scenario.workspaceId, await runIdOf('bo'))).rejects.toMatchObject({
      code: 'live/run-not-parked',
    });
    const next = await commit(cohortId, position);
    expect(next.runs).toMatchObject([[expect.any(Number), 3, expect.any(Number), true]]);
    expect(await runs()).toMatchObject([
      { label: 'ana', phase: 'acting' },
      { label: 'bo', phase: 'acting', outcome: null, failure: null },
    ]);
    expect(await lettersPlanned()).toEqual([
      { label: 'ana', times: 1 },
      { label: 'bo', times: 1 },
    ]);
    expect([await flowOf('ended:failed'), await flowOf('acting')]).toEqual([0, 2]);
    await does(['bo'], 'purchase', { amount: 1 });
    await commit(cohortId, next.position);
    expect(await runs()).toMatchObject([{ label: 'ana' }, { label: 'bo', outcome: 'goal' }]);
  });

  it('is hosted again by a cohort that had closed its books', async () => {
    await begin(welcome(), 1);
    await refuseLetterTo('bo');
    const [cohortId = ''] = await does(['bo'], 'sign_up');
    const { position } = await commit(cohortId, 0);
    expect(await scenario.inWorkspace((sql) => finishCohort(sql, cohortId, position))).toBe(true);
    await refuseNothing();
    expect(
      await retryRuns(scenario.database, scenario.workspaceId, { journeyId: await journeyId(), nodeId: null }),
    ).toBe(1);
    const again = await commit(cohortId, 0);
    expect(await runs()).toMatchObject([{ label: 'bo', outcome: 'completed', failure: null }]);
    expect(await scenario.inWorkspace((sql) => finishCohort(sql, cohortId, again.position))).toBe(true);
  });

  it('is parked again when it fails again, and can be taken out for good', async () => {
    await begin(welcome(), 100);
    await refuseLetterTo('bo');
    const [cohortId = ''] = await does(['bo'], 'sign_up');
    const { position } = await commit(cohortId, 0);
    await retryRun(scenario.database, scenario.workspaceId, await runIdOf('bo'));
    await commit(cohortId, position);
    expect(await runs()).toMatchObject([{ label: 'bo', outcome: 'failed', failure: { code: 'step-failed' } }]);
    await endRun(scenario.database, scenario.workspaceId, await runIdOf('bo'));
    expect(await runs()).toMatchObject([{ label: 'bo', phase: 'ended', outcome: 'exited', failure: null }]);
    expect([await flowOf('ended:failed'), await flowOf('ended:exited')]).toEqual([0, 1]);
  });

  async function journeyId(): Promise<string> {
    const [row] = await scenario.inWorkspace((sql) => sql<{ id: string }[]>`select id from journey`);
    return row?.id ?? '';
  }
});

const refuseNothing = () => tellDatabase(REFUSE_NO_LETTERS);
const refuseLetterTo = (label: string) => tellDatabase(refuseLettersTo(label));

async function tellDatabase(statements: string): Promise<void> {
  const administrator = connectDatabase(database.adminUrl, { max: 1 });
  await administrator.sql.unsafe(statements);
  await administrator.end();
}
