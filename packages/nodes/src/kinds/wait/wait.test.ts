import { describe, expect, it } from 'vitest';
import { DAY } from '../../testing/observer';
import { contextFor } from '../../testing/step-context';
import { waitBehaviour } from './behaviour';
import { waitSchema } from './schema';

const twoDays = { duration: { amount: 2, unit: 'days' as const } };

describe('wait', () => {
  it('stays for the elapsed time since arrival', () => {
    const decision = waitBehaviour.enter(contextFor(twoDays, { now: 5 * DAY, enteredAt: 5 * DAY }));
    expect(decision).toMatchObject({ type: 'stay', until: 7 * DAY, listen: [] });
  });

  it('goes on when the time has passed', () => {
    const context = contextFor(twoDays, { now: 7 * DAY, enteredAt: 5 * DAY });
    expect(waitBehaviour.resume?.(context, { type: 'due' })).toMatchObject({ type: 'leave', port: 'next' });
  });

  it('refuses to wait for no time at all, or for a part of a unit', () => {
    const messageFor = (amount: number) =>
      waitSchema.safeParse({ duration: { amount, unit: 'days' } }).error?.issues[0]?.message;
    expect(messageFor(0)).toBe('too-small');
    expect(messageFor(1.5)).toBe('not-whole');
    expect(messageFor(10_001)).toBe('too-large');
  });
});
