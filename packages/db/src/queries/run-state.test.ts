import { type RunState, watchingRun } from '@kairos/engine';
import { expect, test } from 'vitest';
import { runStateOf, type StateColumns, storedRunState } from './run-state';

const at = 1_795_728_569_288;
const waiting: RunState = {
  ...watchingRun(at + 1_000),
  ...{ phase: 'acting', nodeId: 'pause', visits: { pause: 1 }, enteredAt: at, campaignStartedAt: at },
  lastMessage: { nodeId: 'letter', visit: 1, at },
};

function columnsOf({ phase, nodeId, dueAt, campaignStartedAt, outcome }: RunState): StateColumns {
  const date = (moment: number | null) => (moment === null ? null : new Date(moment));
  return { phase, nodeId, outcome, dueAt: date(dueAt), campaignStartedAt: date(campaignStartedAt) };
}

const back = (state: RunState) => runStateOf(JSON.parse(storedRunState(state)), columnsOf(state));

test('a state comes back from what is stored and the columns beside it', () => {
  const hit = { nodeId: 'goal', eventId: null, at, value: 3 };
  const ended: RunState = { ...waiting, phase: 'ended', nodeId: null, dueAt: null, outcome: 'goal', hits: [hit] };
  for (const state of [waiting, ended, watchingRun(at)]) expect(back(state)).toEqual(state);
});

test('what the columns say is not stored twice', () => {
  expect(JSON.parse(storedRunState(waiting))).toEqual({
    ...{ visits: { pause: 1 }, enteredAt: at },
    lastMessage: { nodeId: 'letter', visit: 1, at },
  });
});

test('a whole state of earlier days gives way to the columns', () => {
  const moved = { ...columnsOf(waiting), dueAt: new Date(at + 500) };
  expect(runStateOf(JSON.parse(JSON.stringify(waiting)), moved)).toEqual({ ...waiting, dueAt: at + 500 });
});

test('a run whose trigger has fired is about to start until its campaign has begun', () => {
  const columns: StateColumns = { ...columnsOf(watchingRun(null)), phase: 'acting' };
  expect(runStateOf(JSON.parse(storedRunState(watchingRun(null))), columns)).toEqual(watchingRun(null));
});
