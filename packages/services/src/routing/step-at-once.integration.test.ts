/** What an event causes is done when it is routed: no workflow runs here. */
import { claimCohortsToTell } from '@kairos/db';
import { NODE_KINDS } from '@kairos/nodes';
import { duration, eventually, JourneyDriver, openScenario, type Scenario } from '@kairos/testkit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { commitSteps } from '../cohorts';
import { ROUTE_PARTITIONS } from '../events';
import { PlanCache } from './live-plans';
import { routeBatch } from './route-batch';

const document = new JourneyDriver(NODE_KINDS)
  .node('signed-up', 'event-indicator', { eventName: 'sign_up' })
  .node('start', 'trigger', { threshold: null })
  .node('answer', 'wait-for-event', { eventName: 'answered', conditions: [], atMost: duration('30 days') })
  .wire(['signed-up', 'signal', 'start'], ['start', 'next', 'answer'])
  .draw();

const soon = new JourneyDriver(NODE_KINDS)
  .node('hurried', 'event-indicator', { eventName: 'hurried' })
  .node('start', 'trigger', { threshold: null })
  .node('pause', 'wait', { duration: duration('1 second') })
  .wire(['hurried', 'signal', 'start'], ['start', 'next', 'pause'])
  .draw();

describe('a customer whose event starts a campaign', () => {
  let scenario: Scenario;
  let stop: () => Promise<void>;
  const plans = new PlanCache(NODE_KINDS);
  beforeAll(async () => {
    ({ scenario, stop } = await openScenario({ kinds: NODE_KINDS }));
    await scenario.publish('Answers', document);
  });
  afterAll(() => stop());

  const route = async (name: string, { userId = 'ana', ahead = 0 } = {}) => {
    const receivedAt = Date.now();
    await scenario.send([{ userId, name, at: receivedAt + ahead }], receivedAt);
    const partitions = Array.from({ length: ROUTE_PARTITIONS }, (_, partition) => partition);
    return routeBatch(scenario.database, plans, scenario.workspaceId, partitions);
  };
  const readRun = async () => {
    const [run] = await scenario.inWorkspace(
      (sql) => sql<{ cohortId: string; nodeId: string | null; seq: number; phase: string; dueAt: Date | null }[]>`
        select cohort_id as "cohortId", node_id as "nodeId", seq, phase, due_at as "dueAt" from run`,
    );
    if (!run) throw new Error('There is no run.');
    return run;
  };
  const readInbox = () => scenario.inWorkspace((sql) => sql`select kind, payload from inbox order by seq`);
  const claim = () => scenario.inWorkspace(claimCohortsToTell);
  const commit = (cohortId: string, position: number) =>
    commitSteps(
      { database: scenario.database, plans, wake: () => Promise.resolve() },
      { workspaceId: scenario.workspaceId, cohortId, position, recorded: position, due: [] },
    );

  it('waits at its first step, and the cohort is only told when that is over', async () => {
    await route('sign_up');
    const run = await readRun();
    expect(run).toMatchObject({ nodeId: 'answer', phase: 'acting', seq: 1 });
    expect(await readInbox()).toEqual([{ kind: 'moved', payload: { slots: [1] } }]);
    const { runs, position } = await commit(run.cohortId, 0);
    expect({ runs, position }).toEqual({ runs: [[1, 1, run.dueAt?.getTime(), true]], position: 1 });
    expect(await readRun()).toEqual(run);
  });

  it('is moved on by the event that its step listens for', async () => {
    await route('answered');
    const run = await readRun();
    expect(run).toMatchObject({ nodeId: null, phase: 'ended', seq: 2, dueAt: null });
    expect((await commit(run.cohortId, 1)).runs).toEqual([[1, 2, null, false]]);
  });

  it('wakes its cohort once, some seconds later, for all that could wait', async () => {
    const userId = 'cem';
    const wakes = [await route('sign_up', { userId }), await route('answered', { userId })];
    expect(wakes.flatMap(({ cohortsToWake }) => cohortsToWake)).toEqual([]);
    const claimed: string[] = [];
    await eventually('the cohort is to be told', async () => claimed.push(...(await claim())) > 0);
    expect(claimed).toHaveLength(1);
    expect(await claim()).toEqual([]);
  });

  it('wakes its cohort at once where a timer has to be set soon', async () => {
    await scenario.publish('Soon', soon);
    const { cohortsToWake } = await route('hurried', { userId: 'dan' });
    expect(cohortsToWake).toHaveLength(1);
    expect(await claim()).not.toContain(cohortsToWake[0]);
  });

  it('hears an event at once although the clock of its sender runs ahead', async () => {
    const userId = 'bea';
    await route('sign_up', { userId });
    await route('answered', { userId, ahead: 60_000 });
    const phases = await scenario.inWorkspace((sql) => sql`select phase from run order by opened_at desc limit 1`);
    expect(phases).toEqual([{ phase: 'ended' }]);
  });

  it('hears the event no more once the campaign is over', async () => {
    expect((await route('answered')).cohortsToWake).toEqual([]);
    expect(await readRun()).toMatchObject({ phase: 'ended', seq: 2 });
  });
});
