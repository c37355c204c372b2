import type { JsonValue, StepContext, StepDecision } from '@kairos/engine';
import { describe, expect, it } from 'vitest';
import { codesOf } from '../../testing/findings';
import { DAY } from '../../testing/observer';
import { contextFor } from '../../testing/step-context';
import { waitForEventBehaviour } from './behaviour';
import { waitForEventDefinition } from './definition';
import { type WaitForEventConfig, waitForEventSchema } from './schema';

const conditions = [{ path: 'amount', comparison: 'more-than', value: 10 }] as const;
const aWeekForAPurchase = waitForEventSchema.parse({
  eventName: 'purchase',
  conditions,
  atMost: { amount: 7, unit: 'days' },
});
const purchaseOrReply: WaitForEventConfig = {
  ...aWeekForAPurchase,
  events: [
    { id: 'bought', name: '', eventName: 'purchase', conditions: [] },
    { id: 'replied', name: 'Replied', eventName: 'reply', conditions: [] },
  ],
};
const paidOrVip: WaitForEventConfig = {
  ...aWeekForAPurchase,
  events: [],
  states: [
    { id: 'paid', name: '', conditions: [{ path: 'plan', comparison: 'is', value: 'paid' }] },
    { id: 'vip', name: '', conditions: [{ path: 'vip', comparison: 'is', value: true }] },
  ],
};

/** What comes by these ways, one after the other, decides in the end. */
function hears(config: WaitForEventConfig, rows: [purpose: string, at: number][]): StepDecision | undefined {
  let decision: StepDecision | undefined = waitForEventBehaviour.enter(
    contextFor(config, { now: DAY, enteredAt: DAY }),
  );
  for (const [purpose, at] of rows) {
    if (decision?.type !== 'stay') return decision;
    const memory: JsonValue = decision.memory ?? null;
    const context: StepContext<WaitForEventConfig> = contextFor(config, { now: at, enteredAt: DAY, memory });
    decision = waitForEventBehaviour.resume?.(
      context,
      purpose === 'due' ? { type: 'due' } : { type: 'event', event: { id: `event-${at}`, name: purpose, at }, purpose },
    );
  }
  return decision;
}

describe('wait for something', () => {
  it('listens for the event until a millisecond after the deadline', () => {
    expect(waitForEventBehaviour.enter(contextFor(aWeekForAPurchase, { now: DAY, enteredAt: DAY }))).toMatchObject({
      type: 'stay',
      until: 8 * DAY + 1,
      listen: [{ eventName: 'purchase', about: 'event', conditions, purpose: 'happened' }],
    });
  });

  it('leaves by “it happened” for an event in time, the deadline included', () => {
    expect(hears(aWeekForAPurchase, [['happened', 2 * DAY]])).toMatchObject({ type: 'leave', port: 'happened' });
    expect(hears(aWeekForAPurchase, [['happened', 8 * DAY]])).toMatchObject({ type: 'leave', port: 'happened' });
  });

  it('leaves by the other way for an event after the deadline, or when none comes', () => {
    expect(hears(aWeekForAPurchase, [['happened', 8 * DAY + 1]])).toMatchObject({ type: 'leave', port: 'timeout' });
    expect(hears(aWeekForAPurchase, [['due', 8 * DAY + 1]])).toMatchObject({ type: 'leave', port: 'timeout' });
  });

  it('takes the first way as well when the time is up, if it is set so', () => {
    const sameWay: WaitForEventConfig = { ...aWeekForAPurchase, whenTimeIsUp: 'same-way' };
    expect(waitForEventDefinition.outputs(sameWay).map(({ id }) => id)).toEqual(['happened']);
    expect(hears(sameWay, [['due', 8 * DAY + 1]])).toMatchObject({
      port: 'happened',
      reason: { key: 'reason.timeout' },
    });
  });

  it('lets the first that comes decide', () => {
    expect(hears(purchaseOrReply, [['replied', 2 * DAY]])).toMatchObject({ type: 'leave', port: 'replied' });
  });

  it('keeps the highest that came for the end, if it is set so', () => {
    const ranked: WaitForEventConfig = { ...purchaseOrReply, choose: 'ranked' };
    const end: [string, number] = ['due', 8 * DAY + 1];
    expect(hears(ranked, [['replied', 2 * DAY]])).toMatchObject({ type: 'stay', until: 8 * DAY + 1 });
    expect(hears(ranked, [['replied', 2 * DAY], ['bought', 3 * DAY], end])).toMatchObject({ port: 'bought' });
    expect(hears(ranked, [['bought', 2 * DAY], ['replied', 3 * DAY], end])).toMatchObject({ port: 'bought' });
    expect(hears(ranked, [['replied', 2 * DAY], end])).toMatchObject({ port: 'replied' });
    expect(hears(ranked, [end])).toMatchObject({ port: 'timeout' });
  });

  it('lets who fits already pass at once, by the first way that fits', () => {
    const facts = { customerKey: 'ana', attributes: { plan: 'paid', vip: true }, timeZone: 'UTC' };
    expect(waitForEventBehaviour.enter(contextFor(paidOrVip, { facts }))).toMatchObject({
      type: 'leave',
      port: 'paid',
    });
  });

  it('wakes when time alone makes something true', () => {
    const soon: WaitForEventConfig = {
      ...paidOrVip,
      states: [
        {
          id: 'soon',
          name: '',
          conditions: [{ path: 'ends', comparison: 'in-the-next', value: { amount: 2, unit: 'days' } }],
        },
      ],
    };
    const facts = { customerKey: 'ana', attributes: { ends: '1970-01-06' }, timeZone: 'UTC' };
    const arrived = contextFor(soon, { facts, now: 0 });
    expect(waitForEventBehaviour.enter(arrived)).toMatchObject({ type: 'stay', until: 3 * DAY });
    expect(waitForEventBehaviour.resume?.({ ...arrived, now: 3 * DAY }, { type: 'due' })).toMatchObject({
      port: 'soon',
    });
  });

  it('names its ways after the event, the marketer’s word, the condition, or the time', () => {
    const label = waitForEventDefinition.portLabel;
    expect(label?.('happened', aWeekForAPurchase)).toEqual({ key: 'port.event', values: { event: 'Purchase' } });
    expect(label?.('replied', purchaseOrReply)).toEqual({ key: 'port.event', values: { event: 'Replied' } });
    expect(label?.('paid', paidOrVip)?.key).toBe('comparison.is');
    expect(label?.('timeout', aWeekForAPurchase)?.key).toBe('port.timeout');
  });

  it('asks for something to wait for before it can be published', () => {
    const nameless = { ...aWeekForAPurchase, events: [{ id: 'happened', name: '', eventName: '', conditions: [] }] };
    expect(codesOf(waitForEventDefinition, nameless)).toEqual(['event-name-missing']);
    expect(codesOf(waitForEventDefinition, { ...nameless, events: [] })).toEqual(['nothing-to-wait-for']);
    const open = { ...paidOrVip, states: [{ id: 'open', name: '', conditions: [] }] };
    expect(codesOf(waitForEventDefinition, open)).toEqual(['state-missing']);
    expect(codesOf(waitForEventDefinition, paidOrVip)).toEqual([]);
  });

  it('understands journeys from when it waited for one event only', () => {
    expect(aWeekForAPurchase).toMatchObject({
      events: [{ id: 'happened', eventName: 'purchase', conditions }],
      states: [],
      choose: 'first',
      whenTimeIsUp: 'own-way',
    });
  });
});
