import { describe, expect, it } from 'vitest';
import { stayMetric, usualStay } from './stays';

const HOUR = 3_600_000;

function counted(stays: number[]): [string, number][] {
  const counts = new Map<string, number>();
  for (const stay of stays) counts.set(stayMetric(stay), (counts.get(stayMetric(stay)) ?? 0) + 1);
  return [...counts];
}

describe('how long customers usually stay', () => {
  it('is told to within nine percent, and never too short', () => {
    const stays = Array.from({ length: 1_000 }, (_, index) => (index + 1) * HOUR);
    const longest = usualStay(counted(stays))?.longest ?? 0;
    expect(longest).toBeGreaterThanOrEqual(950 * HOUR);
    expect(longest).toBeLessThan(950 * HOUR * 1.1);
  });

  it('is the length of the wait where all waited equally long', () => {
    const longest = usualStay(counted(Array.from({ length: 50 }, () => 48 * HOUR)))?.longest ?? 0;
    expect(longest).toBeGreaterThan(48 * HOUR);
    expect(longest).toBeLessThan(53 * HOUR);
  });

  it('is not told from fewer than twenty', () => {
    expect(usualStay(counted(Array.from({ length: 19 }, () => HOUR)))).toBeNull();
    expect(usualStay(counted(Array.from({ length: 20 }, () => HOUR)))?.stays).toBe(20);
  });

  it('takes no notice of other counts of the step', () => {
    expect(usualStay([['entered', 4_000], ...counted(Array.from({ length: 20 }, () => HOUR))])?.stays).toBe(20);
  });
});
