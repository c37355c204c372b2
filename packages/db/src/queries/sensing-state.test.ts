import type { SensingState } from '@kairos/engine';
import { expect, test } from 'vitest';
import { sensingOf, storedHash, storedSensing } from './sensing-state';

const curve = { since: 0, decaying: 0, steady: 10, halfLifeMilliseconds: null, atLeast: null, atMost: null };
const state: SensingState = {
  at: 1_795_728_569_288,
  nodes: {
    sign: { state: { times: [1_795_728_569_288] }, reading: { active: true, value: 1, fired: 0 } },
    doubt: { state: null, reading: { active: false, unknown: true, value: 0, fired: 0 } },
    score: { state: { standing: [['sign', 10]] }, reading: { active: true, value: 10, fired: 0, curve } },
  },
  starts: { start: [[1_795_728_569_288, null]] },
};

test('a sensing state comes back as it was stored', () => {
  expect(sensingOf(JSON.parse(storedSensing(state)))).toEqual(state);
});

test('a state that was stored in the earlier shape is read as it stands', () => {
  expect(sensingOf(JSON.parse(JSON.stringify(state)))).toEqual(state);
});

test('names of what every reading says are not stored again and again', () => {
  expect(storedSensing(state)).not.toMatch(/"(reading|active|value|fired)"/);
});

test('a hash is stored by its first 64 bits', () => {
  expect(storedHash('0123456789abcdef'.repeat(4))).toBe(String(0x0123456789abcdefn));
  expect(storedHash('f'.repeat(64))).toBe('-1');
});
