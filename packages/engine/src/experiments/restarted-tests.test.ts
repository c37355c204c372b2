import { describe, expect, it } from 'vitest';
import { experimentOf } from './experiment';
import { restartedTests } from './restarted-tests';

const test = (nodeId: string, shares: number[], goalId: string | null = 'bought') =>
  experimentOf(nodeId, { arms: shares.map((share, index) => ({ id: `arm-${index}`, share })), goalId, gate: null }, {});

describe('tests of a plan that comes after another', () => {
  const before = { experiments: [test('letter', [50, 50]), test('moment', [50, 50]), test('gone', [50, 50])] };

  it('begin anew where shares, arms or the goal change', () => {
    const after = { experiments: [test('letter', [60, 40]), test('moment', [50, 50], 'visited')] };
    expect(restartedTests(before, after)).toEqual(['letter', 'moment']);
  });

  it('go on where they stay as they are, and are no restart where there was none', () => {
    expect(restartedTests(before, { experiments: [test('letter', [50, 50]), test('new', [50, 50])] })).toEqual([]);
    expect(restartedTests({}, before)).toEqual([]);
    expect(restartedTests(before, {})).toEqual([]);
  });
});
