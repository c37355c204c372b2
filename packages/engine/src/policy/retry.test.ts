import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nextAttemptAt } from './retry';

const NOW = 1_000_000_000;
const facts = { attempt: 1, plannedAt: NOW, retryAfter: null, jitter: 1 };

describe('the next attempt', () => {
  it.each([
    [1, 1_000],
    [2, 2_000],
    [5, 16_000],
    [12, 300_000],
    [4_000, 300_000],
  ])('after attempt %i comes %i ms later', (attempt, pause) => {
    expect(nextAttemptAt({ ...facts, attempt }, NOW)).toBe(NOW + pause);
  });

  it('waits as long as the provider asked', () => {
    expect(nextAttemptAt({ ...facts, retryAfter: 30_000 }, NOW)).toBe(NOW + 30_000);
  });

  it('is spread over the second half of the pause', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 1, noNaN: true }), fc.integer({ min: 1, max: 50 }), (jitter, attempt) => {
        const full = nextAttemptAt({ ...facts, attempt }, NOW);
        const spread = nextAttemptAt({ ...facts, attempt, jitter }, NOW);
        if (full === null || spread === null) throw new Error('gave up too early');
        expect(spread - NOW).toBeGreaterThanOrEqual((full - NOW) / 2);
        expect(spread).toBeLessThanOrEqual(full);
      }),
    );
  });

  it('does not come for a message that is a day old', () => {
    expect(nextAttemptAt(facts, NOW + 24 * 3_600_000 - 1)).not.toBeNull();
    expect(nextAttemptAt(facts, NOW + 24 * 3_600_000)).toBeNull();
  });
});
