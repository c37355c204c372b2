import { describe, expect, it } from 'vitest';
import type { JsonValue } from '../contract/readings';
import { dayOfDateValue, momentOfDateValue, parseDateValue } from './date-value';

const iso = (at: number) => new Date(at).toISOString();
const isoDay = (day: number) => iso(day * 86_400_000).slice(0, 10);

describe('a date in a customer’s data', () => {
  it.each<[JsonValue, string]>([
    ['1990-05-12', '1990-05-12'],
    [' 1990-05-12 ', '1990-05-12'],
    ['19900512', '1990-05-12'],
    [19900512, '1990-05-12'],
    ['12-05-1990', '1990-05-12'],
    ['1-2-1990', '1990-02-01'],
    ['2024-02-29', '2024-02-29'],
    ['0001-01-01', '0001-01-01'],
  ])('%j is the day %s', (value, expected) => {
    const parsed = parseDateValue(value);
    expect(parsed?.type === 'day' && isoDay(parsed.day)).toBe(expected);
  });

  it.each<[JsonValue, string]>([
    ['2026-11-26T10:00:00Z', '2026-11-26T10:00:00.000Z'],
    ['2026-11-26T10:00:00.5Z', '2026-11-26T10:00:00.500Z'],
    ['2026-11-26T10:00:00.123456789+01:00', '2026-11-26T09:00:00.123Z'],
    ['2026-11-26 10:00:00-0530', '2026-11-26T15:30:00.000Z'],
    ['2026-11-26T00:30+02', '2026-11-25T22:30:00.000Z'],
    [1_790_000_000, '2026-09-21T14:13:20.000Z'],
    [1_790_000_000_000, '2026-09-21T14:13:20.000Z'],
  ])('%j is the moment %s', (value, expected) => {
    const parsed = parseDateValue(value);
    expect(parsed?.type === 'moment' && iso(parsed.at)).toBe(expected);
  });

  it('with a time and no zone is in the customer’s own', () => {
    const parsed = parseDateValue('2026-11-26T10:00');
    if (!parsed) throw new Error('not understood');
    expect(iso(momentOfDateValue(parsed, 'Asia/Kathmandu', '09:00'))).toBe('2026-11-26T04:15:00.000Z');
  });

  it.each<JsonValue | undefined>([
    undefined,
    null,
    true,
    '',
    'soon',
    '2026-02-30',
    '2025-02-29',
    '2026-13-01',
    '2026-11-26T24:00Z',
    '05/12/1990',
    42,
    Number.MAX_VALUE,
    [2026, 1, 1],
    { year: 2026 },
  ])('%j is none', (value) => {
    expect(parseDateValue(value)).toBeNull();
  });

  it('is another day where it is already tomorrow', () => {
    const parsed = parseDateValue('2026-11-26T20:00:00Z');
    if (!parsed) throw new Error('not understood');
    expect(isoDay(dayOfDateValue(parsed, 'Europe/Amsterdam'))).toBe('2026-11-26');
    expect(isoDay(dayOfDateValue(parsed, 'Asia/Tokyo'))).toBe('2026-11-27');
  });

  it('without a time begins at the time that is asked for', () => {
    const parsed = parseDateValue('2026-07-01');
    if (!parsed) throw new Error('not understood');
    expect(iso(momentOfDateValue(parsed, 'Europe/Amsterdam', '09:00'))).toBe('2026-07-01T07:00:00.000Z');
  });
});
