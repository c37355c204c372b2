import { NODE_KINDS } from '@kairos/nodes/runtime';
import { describe, expect, it } from 'vitest';
import { CROWD_CASES } from './crowd-cases';
import { tooEarlyIn } from './pace';
import { simulateCrowdCase } from './simulate-crowd';

describe('many customers in the simulator', () => {
  it.each(CROWD_CASES.map((each) => [each.number, each.says, each] as const))('%i: %s', (_, __, crowd) => {
    expect(simulateCrowdCase(crowd, NODE_KINDS)).toEqual(crowd.expected);
    expect(simulateCrowdCase(crowd, NODE_KINDS, true)).toEqual(crowd.expected);
  });

  it('sees when messages leave faster than the workspace allows', () => {
    expect(tooEarlyIn([0, 0, 0, 100, 100], 20)).toBe(2);
    expect(tooEarlyIn([0, 0, 100, 120, 200], 20)).toBe(0);
  });
});
