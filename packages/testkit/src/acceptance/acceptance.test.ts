import { NODE_KINDS } from '@kairos/nodes/runtime';
import { describe, expect, it } from 'vitest';
import { ACCEPTANCE_CASES } from './cases';
import { observe, spokenOf } from './observe';
import { simulateCase } from './simulate-case';

describe('in the simulator', () => {
  it.each(ACCEPTANCE_CASES.map((each) => [each.number, each.says, each] as const))('%i: %s', (_, __, acceptance) => {
    const seen = observe(simulateCase(acceptance, NODE_KINDS));
    expect(spokenOf(acceptance.expected, seen)).toEqual(acceptance.expected);
  });

  it('every case has a name of its own, and expects something', () => {
    expect(new Set(ACCEPTANCE_CASES.map((each) => each.says)).size).toBe(ACCEPTANCE_CASES.length);
    for (const { expected } of ACCEPTANCE_CASES) expect(Object.keys(expected)).not.toEqual([]);
  });
});
