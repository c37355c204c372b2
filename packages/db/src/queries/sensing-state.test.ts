import type { SensingState } from '@kairos/engine';
import { expect, test } from 'vitest';
import { sensingOf, storedHash, storedSensing } from './sensing-state';

const at = 1_795_728_569_288;
const curve = { since: 0, decaying: 0, steady: 10, halfLifeMilliseconds: null, atLeast: null, atMost: null };
const fading = { ...curve, since: at - 60_000, decaying: 2.5, halfLifeMilliseconds: 86_400_000, atMost: 50 };
const state: SensingState = {
  at,
  nodes: {
    sign: { state: { times: [at - 5, at] }, reading: { active: true, value: 1, fired: 0 } },
    doubt: { state: null, reading: { active: false, unknown: true, value: 0, fired: 0 } },
    score: { state: { standing: [['sign', 10]] }, reading: { active: true, value: 10, fired: 0, curve } },
    sum: { state: {}, reading: { active: true, value: 12.5, fired: 0, curve: { ...fading, parts: [curve, fading] } } },
    wait: {
      state: { waits: { open: [['~17', at - 9, at + 86_400_000]], overdue: ['t', '~~'] }, t: { '~': '~', times: [] } },
      reading: { active: false, value: 1e13, fired: 2 },
    },
  },
  starts: { start: [[at, null]], again: [[at - 1, '~0']] },
};

test('a sensing state comes back as it was stored', () => {
  expect(sensingOf(JSON.parse(storedSensing(state)))).toEqual(state);
  const { starts: _, ...unstarted } = state;
  expect(sensingOf(JSON.parse(storedSensing(unstarted)))).toEqual(unstarted);
});

test('states that were stored in earlier shapes are read as they stand', () => {
  expect(sensingOf(JSON.parse(JSON.stringify(state)))).toEqual(state);
  const listed = { ...state, nodes: { score: [{ standing: [] }, 1, 10, 0, { curve }], wait: [['~17'], 0, 1, 2] } };
  expect(sensingOf(JSON.parse(JSON.stringify(listed)))).toEqual({
    ...state,
    nodes: {
      score: { state: { standing: [] }, reading: { active: true, value: 10, fired: 0, curve } },
      wait: { state: ['~17'], reading: { active: false, value: 1, fired: 2 } },
    },
  });
});

test('what a customer who did one thing leaves behind is told in few letters', () => {
  const { sign, score } = state.nodes;
  if (!sign || !score) throw new Error('Both are there.');
  expect(storedSensing({ at, nodes: { sign, score }, starts: { start: [[at, null]] } })).toBe(
    `{"at":${at},"n":{"sign":[{"t":["~5","~0"]},1,1,0],"score":[{"u":[["sign",10]]},1,10,0,[0,0,10]]},"s":{"start":[["~0",null]]}}`,
  );
});

test('a hash is stored by its first 64 bits', () => {
  expect(storedHash('0123456789abcdef'.repeat(4))).toBe(String(0x0123456789abcdefn));
  expect(storedHash('f'.repeat(64))).toBe('-1');
});
