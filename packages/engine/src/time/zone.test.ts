import { describe, expect, it } from 'vitest';
import { isKnownZone, offsetAt, resolveZone } from './zone';

const HOUR = 3_600_000;

describe('a time zone', () => {
  it.each(['Europe/Amsterdam', 'europe/amsterdam', 'UTC', 'Asia/Kathmandu', 'Etc/GMT+5'])('is known: %s', (name) => {
    expect(isKnownZone(name)).toBe(true);
  });

  it.each(['', 'Mars/Olympus', 'Europe/Amsterdam ', '+01:00', 'CEST!', '__proto__', '\u0000'])(
    'is unknown: "%s"',
    (name) => {
      expect(isKnownZone(name)).toBe(false);
      expect(() => offsetAt(name, 0)).toThrow('No time zone is called');
    },
  );

  it.each([
    [undefined, 'Europe/Amsterdam', 'missing'],
    [null, 'Europe/Amsterdam', 'missing'],
    ['', 'Europe/Amsterdam', 'missing'],
    ['Amsterdam', 'Europe/Amsterdam', 'invalid'],
    [60, 'Europe/Amsterdam', 'invalid'],
    [{ name: 'Asia/Tokyo' }, 'Europe/Amsterdam', 'invalid'],
    ['Asia/Tokyo', 'Asia/Tokyo', null],
  ])('reported as %j is taken for %s, because %s', (value, timeZone, fallbackBecause) => {
    expect(resolveZone(value, 'Europe/Amsterdam')).toEqual({ timeZone, fallbackBecause });
  });

  it.each([
    ['Europe/Amsterdam', '2026-03-29T00:59:59.999Z', 1],
    ['Europe/Amsterdam', '2026-03-29T01:00:00.000Z', 2],
    ['Europe/Amsterdam', '2026-10-25T00:59:59.999Z', 2],
    ['Europe/Amsterdam', '2026-10-25T01:00:00.000Z', 1],
    ['America/New_York', '2026-07-01T00:00:00.000Z', -4],
    ['Asia/Kathmandu', '2026-07-01T00:00:00.000Z', 5.75],
    ['Pacific/Apia', '2011-12-30T09:59:59.999Z', -10],
    ['Pacific/Apia', '2011-12-30T10:00:00.000Z', 14],
    ['UTC', '1969-12-31T23:59:59.999Z', 0],
  ])('%s is at %s ahead of UTC by %d hours', (name, at, hours) => {
    expect(offsetAt(name, Date.parse(at)) / HOUR).toBe(hours);
  });
});
