import { describe, expect, it, vi } from 'vitest';
import { canBeToldLater } from './told-later';

const NOW = Date.parse('2026-03-02T09:00:00Z');
const SECOND = 1_000;
const real = { realAnchor: NOW, virtualAnchor: NOW, speed: 1, paused: false, revision: 1 };
const canWait = (clock: typeof real, milliseconds: number | null) =>
  canBeToldLater(clock, milliseconds === null ? null : new Date(NOW + milliseconds));

describe('a workflow that hears of a run later', () => {
  vi.useFakeTimers({ now: NOW });

  it('can wait where the run waits for no moment', () => {
    expect(canWait(real, null)).toBe(true);
  });

  it('can wait where the moment is far away, and not where its timer is needed soon', () => {
    expect(canWait(real, 60 * SECOND)).toBe(true);
    expect(canWait(real, 2 * SECOND)).toBe(false);
    expect(canWait(real, -SECOND)).toBe(false);
  });

  it('counts real seconds where the clock of the workspace runs fast', () => {
    const fast = { ...real, speed: 3_600 };
    expect(canWait(fast, 3_600 * SECOND)).toBe(false);
    expect(canWait(fast, 24 * 3_600 * SECOND)).toBe(true);
  });

  it('can wait while that clock is stopped', () => {
    expect(canWait({ ...real, paused: true }, 60 * SECOND)).toBe(true);
  });
});
