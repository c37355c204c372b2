import { NODE_KINDS } from '@kairos/nodes/editor';
import { describe, expect, it } from 'vitest';
import type { Knowledge } from '../knowledge';
import { consequenceOf } from './consequence-of';

const NOW = Date.UTC(2026, 2, 14, 9, 21);
const DAY = 86_400_000;

const knowledge: Knowledge = {
  events: [{ name: 'purchase', seen: 3, lastSeenAt: NOW, properties: [{ name: 'amount', examples: [27.5] }] }],
  attributes: [{ name: 'first_name', examples: ['Anna'] }],
  topics: ['offers'],
  journeys: [],
  endpoints: [],
  timeZone: 'Europe/Amsterdam',
  brand: 'Shop',
  now: () => NOW,
};

function consequence(kindId: string, config: Record<string, unknown>) {
  const kind = NODE_KINDS.get(kindId);
  if (!kind) throw new Error(`no kind ${kindId}`);
  const defaults = Object.entries(Object(kind.definition.defaults));
  return consequenceOf(kind, { ...Object.fromEntries(defaults), ...config }, knowledge);
}

describe('the consequence of settings', () => {
  it('of an absence is the moment at which it fires', () => {
    const within = { amount: 90, unit: 'days' };
    expect(consequence('absence-indicator', { startEvent: 'purchase', missingEvent: 'purchase', within })).toEqual({
      type: 'true-later',
      event: 'purchase',
      at: NOW + 90 * DAY + 1,
    });
  });

  it('of an indicator that one event makes true is said at once', () => {
    expect(consequence('event-indicator', { eventName: 'purchase' })).toMatchObject({
      type: 'true-now',
      event: 'purchase',
    });
  });

  it('uses example values, so that conditions can hold', () => {
    const conditions = [{ path: 'amount', comparison: 'more-than', value: 20 }];
    expect(consequence('event-indicator', { eventName: 'purchase', conditions })).toMatchObject({ type: 'true-now' });
  });

  it('of a wait is when the customer goes on', () => {
    expect(consequence('wait', { duration: { amount: 2, unit: 'days' } })).toMatchObject({
      type: 'waits',
      until: NOW + 2 * DAY,
    });
  });

  it('of a message is the message', () => {
    const result = consequence('sms', { text: 'Hello {{ customer.first_name }}', topic: 'offers' });
    expect(result?.type === 'sends' && result.messages[0]?.channel).toBe('sms');
  });

  it('of incomplete settings is nothing', () => {
    expect(consequence('wait', { duration: { amount: null, unit: 'days' } })).toBeNull();
    expect(consequence('event-indicator', { eventName: '' })).toBeNull();
  });
});
