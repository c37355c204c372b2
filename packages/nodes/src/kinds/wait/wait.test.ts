import { describe, expect, it } from 'vitest';
import { DAY } from '../../testing/observer';
import { contextFor } from '../../testing/step-context';
import { waitBehaviour } from './behaviour';
import { waitDefinition } from './definition';
import { wait } from './index';
import { type WaitConfig, waitSchema } from './schema';

const twoDays = waitSchema.parse({ duration: { amount: 2, unit: 'days' } });
const oneDayAtTwo: WaitConfig = { ...twoDays, duration: { amount: 1, unit: 'days' }, at: '14:00' };

function endOf(config: WaitConfig, arrival: string): string | null {
  const at = Date.parse(arrival);
  const facts = { customerKey: 'ana', attributes: {}, timeZone: 'Europe/Amsterdam' };
  const decision = waitBehaviour.enter(contextFor(config, { now: at, enteredAt: at, facts }));
  return decision.type === 'stay' && decision.until !== null ? new Date(decision.until).toISOString() : null;
}

describe('wait', () => {
  it('stays for the elapsed time since arrival', () => {
    const decision = waitBehaviour.enter(contextFor(twoDays, { now: 5 * DAY, enteredAt: 5 * DAY }));
    expect(decision).toMatchObject({ type: 'stay', until: 7 * DAY, listen: [] });
  });

  it('goes on when the time has passed', () => {
    const context = contextFor(twoDays, { now: 7 * DAY, enteredAt: 5 * DAY });
    expect(waitBehaviour.resume?.(context, { type: 'due' })).toMatchObject({ type: 'leave', port: 'next' });
  });

  it('lets a whole day pass before it looks at the clock, or goes by the calendar', () => {
    const mondayAfterTwo = '2026-06-01T14:01:00+02:00';
    expect(endOf(oneDayAtTwo, mondayAfterTwo)).toBe('2026-06-03T12:00:00.000Z');
    expect(endOf({ ...oneDayAtTwo, mode: 'calendar' }, mondayAfterTwo)).toBe('2026-06-02T12:00:00.000Z');
  });

  it('keeps the time of day by the calendar when the clocks change', () => {
    const dayBeforeChange = '2026-03-28T09:00:00+01:00';
    expect(endOf({ ...twoDays, mode: 'calendar' }, dayBeforeChange)).toBe('2026-03-29T07:00:00.000Z');
    expect(endOf({ ...twoDays, duration: { amount: 1, unit: 'days' } }, dayBeforeChange)).toBe(
      '2026-03-29T08:00:00.000Z',
    );
  });

  it('says on its card how it counts', () => {
    expect(waitDefinition.summary(twoDays)).toEqual({ key: 'summary.elapsed' });
    expect(waitDefinition.summary(oneDayAtTwo)).toEqual({ key: 'summary.elapsed-at', values: { time: '14:00' } });
    expect(waitDefinition.summary({ ...oneDayAtTwo, mode: 'calendar' }).key).toBe('summary.calendar-at');
  });

  it.each([
    ['elapsed', null, 'Elapsed, counted from arrival', 'Verstreken tijd, vanaf aankomst'],
    ['elapsed', '14:00', 'Elapsed, then until it is 14:00', 'Verstreken tijd, en dan tot het 14:00 is'],
    ['calendar', null, 'By the calendar, at the time of arrival', 'Op de kalender, op het tijdstip van aankomst'],
    ['calendar', '14:00', 'By the calendar, at 14:00', 'Op de kalender, om 14:00'],
  ] as const)('names counting by %s, at %s, in both languages', (mode, at, inEnglish, inDutch) => {
    const summary = waitDefinition.summary({ ...twoDays, mode, at });
    const said = (words: Record<string, string>) => words[summary.key]?.replace('{time}', at ?? '');
    expect(said(wait.words.en)).toBe(inEnglish);
    expect(said(wait.words.nl)).toBe(inDutch);
  });

  it('refuses to wait for no time at all, or for a part of a unit', () => {
    const messageFor = (amount: number) =>
      waitSchema.safeParse({ duration: { amount, unit: 'days' } }).error?.issues[0]?.message;
    expect(messageFor(0)).toBe('too-small');
    expect(messageFor(1.5)).toBe('not-whole');
    expect(messageFor(10_001)).toBe('too-large');
  });
});
