import { describe, expect, it } from 'vitest';
import { codesOf } from '../../testing/findings';
import { DAY } from '../../testing/observer';
import { contextFor } from '../../testing/step-context';
import { waitForEventBehaviour } from './behaviour';
import { waitForEventDefinition } from './definition';
import type { WaitForEventConfig } from './schema';

const aWeekForAPurchase: WaitForEventConfig = {
  eventName: 'purchase',
  conditions: [{ path: 'amount', comparison: 'more-than', value: 10 }],
  atMost: { amount: 7, unit: 'days' },
};

function purchaseAt(at: number) {
  const context = contextFor(aWeekForAPurchase, { now: at, enteredAt: DAY });
  return waitForEventBehaviour.resume?.(context, {
    type: 'event',
    event: { id: 'event-1', name: 'purchase', at },
    purpose: 'happened',
  });
}

describe('wait for something', () => {
  it('listens for the event until a millisecond after the deadline', () => {
    expect(waitForEventBehaviour.enter(contextFor(aWeekForAPurchase, { now: DAY, enteredAt: DAY }))).toMatchObject({
      type: 'stay',
      until: 8 * DAY + 1,
      listen: [{ eventName: 'purchase', conditions: aWeekForAPurchase.conditions, purpose: 'happened' }],
    });
  });

  it('leaves by “it happened” for an event in time, the deadline included', () => {
    expect(purchaseAt(2 * DAY)).toMatchObject({ type: 'leave', port: 'happened' });
    expect(purchaseAt(8 * DAY)).toMatchObject({ type: 'leave', port: 'happened' });
  });

  it('leaves by the other way for an event after the deadline, or when none comes', () => {
    expect(purchaseAt(8 * DAY + 1)).toMatchObject({ type: 'leave', port: 'timeout' });
    const context = contextFor(aWeekForAPurchase, { now: 8 * DAY + 1, enteredAt: DAY });
    expect(waitForEventBehaviour.resume?.(context, { type: 'due' })).toMatchObject({ type: 'leave', port: 'timeout' });
  });

  it('names its ways after the event and the time', () => {
    expect(waitForEventDefinition.portLabel?.('happened', aWeekForAPurchase)).toEqual({
      key: 'port.event',
      values: { event: 'Purchase' },
    });
    expect(waitForEventDefinition.portLabel?.('timeout', aWeekForAPurchase)?.key).toBe('port.timeout');
  });

  it('asks for an event before it can be published', () => {
    expect(codesOf(waitForEventDefinition, { ...aWeekForAPurchase, eventName: '' })).toEqual(['event-name-missing']);
    expect(codesOf(waitForEventDefinition, aWeekForAPurchase)).toEqual([]);
  });
});
