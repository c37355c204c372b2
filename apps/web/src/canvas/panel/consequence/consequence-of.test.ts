import { NODE_KINDS } from '@kairos/nodes/editor';
import { describe, expect, it } from 'vitest';
import { SAMPLE_KNOWLEDGE as knowledge } from '../../../gallery/sample-knowledge';
import type { Inquiries } from '../inquiries';
import { consequencesOf } from './consequence-of';
import { type Example, exampleOf } from './example';

const NOW = knowledge.now();
const DAY = 86_400_000;

const nobody = exampleOf(knowledge, null);

/** A real customer who bought something some days ago. */
function buyer(daysAgo: number): Example {
  const purchase = { id: 'e-1', name: 'purchase', at: NOW - daysAgo * DAY, properties: { amount: 30 } };
  const inquiries: Inquiries = {
    journeyId: 'j',
    example: {
      id: 'c-1',
      label: '08214',
      name: 'Vera',
      attributes: { platform: 'mobile', time_zone: 'Asia/Tokyo' },
      events: [purchase],
    },
    chooseExample: () => undefined,
    countMatching: () => Promise.reject(new Error('nobody asks')),
    sensedNow: () => Promise.resolve(null),
    findCustomers: () => Promise.resolve([]),
  };
  return exampleOf(knowledge, inquiries);
}

function consequences(kindId: string, config: Record<string, unknown>, example = nobody) {
  const kind = NODE_KINDS.get(kindId);
  if (!kind) throw new Error(`no kind ${kindId}`);
  const defaults = Object.entries(Object(kind.definition.defaults));
  return consequencesOf(kind, { ...Object.fromEntries(defaults), ...config }, knowledge, example);
}

describe('the consequence of settings', () => {
  const silence = { startEvent: 'purchase', missingEvent: 'purchase', within: { amount: 90, unit: 'days' } };

  it('of an absence is the moment at which it fires', () => {
    expect(consequences('absence-indicator', silence)).toEqual([
      { type: 'true-later', event: 'purchase', at: NOW + 90 * DAY + 1 },
    ]);
  });

  it('of an indicator that one event makes true is said at once', () => {
    expect(consequences('event-indicator', { eventName: 'purchase' })).toMatchObject([
      { type: 'true-now', event: 'purchase' },
    ]);
  });

  it('uses example values, so that conditions can hold', () => {
    const conditions = [{ path: 'amount', comparison: 'more-than', value: 20 }];
    expect(consequences('event-indicator', { eventName: 'purchase', conditions })).toMatchObject([
      { type: 'true-now' },
    ]);
  });

  it('of one event that is not enough says why', () => {
    expect(consequences('event-indicator', { eventName: 'purchase', times: 2 })).toMatchObject([
      { type: 'not-yet', event: 'purchase', why: { key: 'reason.inactive' } },
    ]);
  });

  it('of a date comes true year after year', () => {
    const birthday = {
      attribute: 'birth_date',
      offset: { amount: 1, unit: 'weeks', direction: 'before' },
      yearly: true,
    };
    const [first] = consequences('date-indicator', { ...birthday, time: '09:00' });
    expect(first?.type === 'comes-true' && first.moments.map((at) => new Date(at).toISOString())).toEqual([
      '2026-03-26T08:00:00.000Z',
      '2027-03-26T08:00:00.000Z',
      // Nine o'clock all the same: summer time begins on that day.
      '2028-03-26T07:00:00.000Z',
    ]);
  });

  it('of a wait is when the customer goes on', () => {
    expect(consequences('wait', { duration: { amount: 2, unit: 'days' } })).toMatchObject([
      { type: 'waits', until: NOW + 2 * DAY, moments: [] },
    ]);
  });

  it('of a goal is until when it counts', () => {
    expect(consequences('goal', { eventName: 'purchase', within: { amount: 30, unit: 'days' } })).toEqual([
      { type: 'watches', until: NOW + 30 * DAY },
    ]);
    expect(consequences('goal', { eventName: 'purchase', countedFrom: 'last-message' })).toEqual([]);
    expect(consequences('goal', { eventName: '' })).toEqual([]);
  });

  it('of a message is the message', () => {
    const [first] = consequences('sms', { text: 'Hello {{ customer.first_name }}', topic: 'offers' });
    expect(first?.type === 'sends' && first.messages[0]?.channel).toBe('sms');
  });

  it('of incomplete settings is nothing', () => {
    expect(consequences('wait', { duration: { amount: null, unit: 'days' } })).toEqual([]);
    expect(consequences('event-indicator', { eventName: '' })).toEqual([]);
  });

  it('for a real customer begins with how they stand after all that they did', () => {
    expect(consequences('absence-indicator', silence, buyer(10))[0]).toEqual({
      type: 'stands',
      isTrue: false,
      changesAt: NOW + 80 * DAY + 1,
    });
    expect(consequences('absence-indicator', silence, buyer(100))[0]).toMatchObject({ isTrue: true });
  });

  it('of a split is the way that a real customer would go', () => {
    const conditions = [{ path: 'platform', comparison: 'is', value: 'mobile' }];
    const config = { branches: [{ id: 'phone', name: 'Phone', conditions }] };
    expect(consequences('condition-split', config, buyer(1))).toEqual([{ type: 'leaves', port: 'phone' }]);
    expect(consequences('condition-split', config)).toEqual([]);
  });

  it('is told in the zone of the customer', () => {
    expect(buyer(1).facts.timeZone).toBe('Asia/Tokyo');
    expect(nobody.facts.timeZone).toBe('Europe/Amsterdam');
  });
});
