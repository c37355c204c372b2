/** Tasks for people on the real way: asked for by a commit, done by a member, and back into the run. */
import { NODE_KINDS } from '@kairos/nodes';
import { completeTask, putTaskBack, readTask, readTasks, takeTask } from '@kairos/services';
import { eventually, JourneyDriver, type OpenScenario, type Scenario } from '@kairos/testkit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runScenario } from '../running-scenario';

const anna = crypto.randomUUID();
const bram = crypto.randomUUID();

let running: OpenScenario;
let scenario: Scenario;

beforeAll(async () => {
  running = await runScenario();
  scenario = running.scenario;
  await scenario.publish('Call', callingJourney('ask', { amount: 1, unit: 'days' }));
  await scenario.publish('Call at once', callingJourney('hurry', { amount: 1, unit: 'seconds' }));
});
afterAll(() => running.stop());

/** Customers end up with an attribute `went`; a purchase takes them out of it at once. */
function callingJourney(eventName: string, dueIn: { amount: number; unit: string }) {
  const went = (value: string) => ({ changes: [{ attribute: 'went', change: 'text', value }] });
  return new JourneyDriver(NODE_KINDS)
    .node('sign', 'event-indicator', { eventName })
    .node('start', 'trigger', { threshold: null, reentry: { mode: 'every-time', period: { amount: 1, unit: 'days' } } })
    .node('call', 'task', {
      title: 'Call',
      instructions: 'Ask when they move.',
      outcomes: [
        { id: 'yes', name: 'Interested' },
        { id: 'no', name: 'Not now' },
      ],
      dueIn,
    })
    .node('said-yes', 'update-customer', went('yes'))
    .node('said-no', 'update-customer', went('no'))
    .node('too-late', 'update-customer', went('late'))
    .node('bought', 'exit', { onEvent: { enabled: true, eventName: 'purchase', conditions: [] } })
    .wire(['sign', 'signal', 'start'], ['start', 'next', 'call'])
    .wire(['call', 'yes', 'said-yes'], ['call', 'no', 'said-no'], ['call', 'not-done', 'too-late'])
    .draw();
}

const happens = (userId: string, name: string) => scenario.send([{ userId, name, at: Date.now() }], Date.now());

async function stateOf(userId: string): Promise<{ went: string | null; taskId: string | null; state: string | null }> {
  const [row] = await scenario.inWorkspace(
    (sql) => sql<{ went: string | null; taskId: string | null; state: string | null }[]>`
      select c.attributes ->> 'went' as went, t.id as "taskId", t.state
        from customer c left join task t on t.customer_id = c.id where c.label = ${userId}`,
  );
  return row ?? { went: null, taskId: null, state: null };
}

async function taskOf(userId: string): Promise<string> {
  await eventually(`there is a task for ${userId}`, async () => (await stateOf(userId)).taskId !== null);
  return (await stateOf(userId)).taskId ?? '';
}

const goes = (userId: string, way: string) =>
  eventually(`${userId} goes ${way}`, async () => (await stateOf(userId)).went === way);

const lists = async (memberId: string) => {
  const titlesOf = async (list: 'open' | 'mine' | 'done') =>
    (await readTasks(scenario.database, scenario.workspaceId, { list, memberId })).tasks.map(
      (task) => task.customerLabel,
    );
  return { open: await titlesOf('open'), mine: await titlesOf('mine'), done: await titlesOf('done') };
};

describe('a task for a person', () => {
  it('is taken by one, done with an outcome and a note, and the customer goes on by that', async () => {
    const { database: db, workspaceId } = scenario;
    await happens('ana', 'ask');
    const taskId = await taskOf('ana');
    expect(await lists(anna)).toEqual({ open: ['ana'], mine: [], done: [] });
    await takeTask(db, workspaceId, { taskId, memberId: anna });
    expect(await lists(anna)).toEqual({ open: [], mine: ['ana'], done: [] });
    expect(await lists(bram)).toEqual({ open: [], mine: [], done: [] });
    await expect(takeTask(db, workspaceId, { taskId, memberId: bram })).rejects.toMatchObject({
      code: 'tasks/not-yours',
    });
    await expect(putTaskBack(db, workspaceId, { taskId, memberId: bram })).rejects.toThrow('in other hands');
    await putTaskBack(db, workspaceId, { taskId, memberId: anna });
    await takeTask(db, workspaceId, { taskId, memberId: bram });
    const done = { taskId, memberId: bram, outcome: 'yes', note: 'Moves in May' };
    await expect(completeTask(db, workspaceId, { ...done, memberId: anna })).rejects.toMatchObject({
      code: 'tasks/not-yours',
    });
    await expect(completeTask(db, workspaceId, { ...done, outcome: 'maybe' })).rejects.toMatchObject({
      code: 'tasks/unknown-outcome',
    });
    await completeTask(db, workspaceId, done);
    await goes('ana', 'yes');
    expect((await lists(anna)).done).toEqual(['ana']);
    expect(await readTask(db, workspaceId, taskId)).toMatchObject({ outcomeName: 'Interested', note: 'Moves in May' });
    await expect(completeTask(db, workspaceId, done)).rejects.toMatchObject({ code: 'tasks/not-yours' });
  });

  it('leaves the list when its time is up, and the customer goes on by “Not done in time”', async () => {
    await happens('ben', 'hurry');
    await goes('ben', 'late');
    const { taskId, state } = await stateOf('ben');
    expect(state).toBe('withdrawn');
    const late = { taskId: taskId ?? '', memberId: anna, outcome: 'yes', note: '' };
    await expect(completeTask(scenario.database, scenario.workspaceId, late)).rejects.toMatchObject({
      code: 'tasks/not-yours',
    });
  });

  it('leaves the list when the customer leaves the journey', async () => {
    await happens('cas', 'ask');
    await taskOf('cas');
    await happens('cas', 'purchase');
    await eventually('the task is withdrawn', async () => (await stateOf('cas')).state === 'withdrawn');
    expect((await lists(anna)).open).toEqual([]);
  });
});
