import { describe, expect, it } from 'vitest';
import { codesOf } from '../../testing/findings';
import { DAY } from '../../testing/observer';
import { contextFor } from '../../testing/step-context';
import { goalBehaviour } from './behaviour';
import { goalDefinition } from './definition';
import type { GoalConfig } from './schema';

const purchase: GoalConfig = {
  eventName: 'purchase',
  conditions: [],
  within: { amount: 30, unit: 'days' },
  countedFrom: 'start',
  valueProperty: 'amount',
  whenReached: 'end',
};
const atStart = { startedAt: 0, lastMessage: null };
const hit = { nodeId: 'step', eventId: 'event-1', at: 6 * DAY, value: 27.5 };

describe('goal', () => {
  it('is watched for from the start of the campaign to the end of its time, that moment included', () => {
    expect(goalBehaviour.campaignListener?.(purchase, { startedAt: 5 * DAY, lastMessage: null })).toEqual({
      listeners: [{ eventName: 'purchase', about: 'event', conditions: [], purpose: 'goal' }],
      until: 35 * DAY,
      onHit: 'jump',
      countsAsGoal: true,
      creditsMessage: false,
      valueProperty: 'amount',
    });
  });

  it('only counts, when it is set so', () => {
    const listener = goalBehaviour.campaignListener?.(
      { ...purchase, whenReached: 'count', valueProperty: null },
      atStart,
    );
    expect(listener).toMatchObject({ onHit: 'count', valueProperty: null });
  });

  it('counts from the last message when it is set so, and is open until there is one', () => {
    const fromMessage: GoalConfig = { ...purchase, countedFrom: 'last-message', within: { amount: 3, unit: 'days' } };
    const lastMessage = { nodeId: 'letter', visit: 1, at: 10 * DAY };
    const listener = (campaign: Parameters<NonNullable<typeof goalBehaviour.campaignListener>>[1]) =>
      goalBehaviour.campaignListener?.(fromMessage, campaign);
    expect(listener(atStart)).toMatchObject({ until: null, creditsMessage: true });
    expect(listener({ startedAt: 0, lastMessage })?.until).toBe(13 * DAY);
    expect(goalBehaviour.enter(contextFor(fromMessage))).toMatchObject({ until: 3 * DAY + 1 });
    expect(goalBehaviour.enter(contextFor(fromMessage, { now: 10 * DAY, lastMessage }))).toMatchObject({
      until: 13 * DAY + 1,
    });
  });

  it('leads on instead of ending, with a way for those who did not reach it', () => {
    const leading: GoalConfig = { ...purchase, whenReached: 'continue' };
    expect(goalDefinition.outputs(leading).map(({ id }) => id)).toEqual(['reached', 'missed']);
    expect(goalBehaviour.enter(contextFor(leading, { hits: [hit] }))).toMatchObject({ port: 'reached' });
    expect(goalBehaviour.enter(contextFor(leading, { now: 31 * DAY }))).toMatchObject({ port: 'missed' });
    expect(goalBehaviour.campaignListener?.(leading, atStart)).toMatchObject({ onHit: 'jump' });
  });

  it('ends the run of a customer who reached it', () => {
    expect(goalBehaviour.enter(contextFor(purchase, { hits: [hit] }))).toMatchObject({ type: 'end', outcome: 'goal' });
  });

  it('takes no notice of a hit on another goal', () => {
    const elsewhere = contextFor(purchase, { hits: [{ ...hit, nodeId: 'other' }] });
    expect(goalBehaviour.enter(elsewhere)).toMatchObject({ type: 'stay' });
  });

  it('keeps a customer who arrives early until a millisecond after its time', () => {
    const context = contextFor(purchase, { now: 12 * DAY, enteredAt: 12 * DAY, campaignStartedAt: 5 * DAY });
    expect(goalBehaviour.enter(context)).toMatchObject({ type: 'stay', until: 35 * DAY + 1, listen: [] });
  });

  it('ends the run of a customer who arrives when the time is over', () => {
    const context = contextFor(purchase, { now: 35 * DAY + 1, campaignStartedAt: 5 * DAY });
    expect(goalBehaviour.enter(context)).toMatchObject({ type: 'end', outcome: 'completed' });
  });

  it('ends a wait with the goal, or without it when the time is over', () => {
    const waiting = contextFor(purchase, { now: 30 * DAY + 1 });
    expect(goalBehaviour.resume?.(waiting, { type: 'due' })).toMatchObject({ type: 'end', outcome: 'completed' });
    const reached = contextFor(purchase, { now: 6 * DAY, hits: [hit] });
    expect(goalBehaviour.resume?.(reached, { type: 'due' })).toMatchObject({ type: 'end', outcome: 'goal' });
  });

  it('asks for an event before it can be published, but for no arrow', () => {
    expect(codesOf(goalDefinition, { ...purchase, eventName: '' })).toEqual(['event-name-missing']);
    expect(codesOf(goalDefinition, purchase)).toEqual([]);
  });
});
