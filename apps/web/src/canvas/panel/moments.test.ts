import { describe, expect, it } from 'vitest';
import { sayMoment, timeSince } from './moments';

const NOON = Date.UTC(2026, 5, 12, 10, 0);

describe('moments', () => {
  it('are told in the zone of the workspace', () => {
    expect(sayMoment(NOON, NOON, 'Europe/Amsterdam', 'en')).toBe('Fri 12 June, 12:00');
    expect(sayMoment(NOON, NOON, 'Europe/Amsterdam', 'nl')).toBe('vr 12 juni, 12:00');
  });

  it('carry the year when it is another one', () => {
    expect(sayMoment(Date.UTC(2027, 0, 1, 8), NOON, 'UTC', 'en')).toBe('Fri 1 January 2027, 08:00');
  });

  it('say how long ago in the largest unit that fits', () => {
    expect(timeSince(NOON - 150_000, NOON, 'en')).toBe('2 minutes ago');
    expect(timeSince(NOON - 5, NOON, 'nl')).toBe('nu');
  });
});
