import { describe, expect, it } from 'vitest';
import { WEEKDAYS } from '../time/local';
import { nextQuietMoments, nextRooms } from './rule-moments';
import type { QuietHours } from './sending-rules';

const ZONE = 'Europe/Amsterdam';
const local = (text: string) => Date.parse(`${text}+01:00`);
const shown = (at: number | null) => at && new Date(at + 3_600_000).toISOString().slice(0, 16).replace('T', ' ');
const quiet = (
  weekdays: QuietHours['schedule']['windows'][number]['weekdays'],
  from: string,
  to: string,
): QuietHours => ({
  channels: ['email'],
  schedule: { windows: [{ weekdays, from, to }], holidays: 'as-usual', holidayCalendar: 'nl' },
  whenQuiet: 'hold',
});

describe('the next moments of quiet hours', () => {
  const mondays = quiet(['monday'], '21:00', '09:00');
  const told = (rule: QuietHours, at: string) =>
    nextQuietMoments(rule, ZONE, local(at), 2).map(({ dueAt, leavesAt }) => [shown(dueAt), shown(leavesAt)]);

  it('say when a message would be due and when it would leave', () => {
    expect(told(mondays, '2026-03-02T12:00')).toEqual([
      ['2026-03-02 21:10', '2026-03-03 09:00'],
      ['2026-03-09 21:10', '2026-03-10 09:00'],
    ]);
  });

  it('begin now when it is quiet now', () => {
    expect(told(mondays, '2026-03-03T08:00')[0]).toEqual(['2026-03-03 08:10', '2026-03-03 09:00']);
  });

  it('lie within hours that are shorter than the example', () => {
    expect(told(quiet(['monday'], '21:00', '21:04'), '2026-03-02T12:00')[0]).toEqual([
      '2026-03-02 21:02',
      '2026-03-02 21:04',
    ]);
  });

  it('have no end where messages are dropped', () => {
    expect(told({ ...mondays, whenQuiet: 'skip' }, '2026-03-02T12:00')[0]).toEqual(['2026-03-02 21:10', null]);
  });

  it('are none without hours, and none when the quiet never ends', () => {
    expect(told(quiet([], '21:00', '09:00'), '2026-03-02T12:00')).toEqual([]);
    expect(told(quiet([...WEEKDAYS], '00:00', '00:00'), '2026-03-02T12:00')).toEqual([]);
  });
});

describe('the next moments of a cap', () => {
  it.each([
    ['per local day', null, ['2026-03-03 00:00', '2026-03-04 00:00', '2026-03-05 00:00']],
    ['within 16 hours', 16, ['2026-03-03 04:00', '2026-03-03 20:00', '2026-03-04 12:00']],
  ])('say when there is room again: %s', (_, withinHours, expected) => {
    const cap = { channels: ['email' as const], topics: ['offers'], most: 2, withinHours, waitHours: 0 };
    expect(nextRooms(cap, ZONE, local('2026-03-02T12:00'), 3).map(shown)).toEqual(expected);
  });
});
