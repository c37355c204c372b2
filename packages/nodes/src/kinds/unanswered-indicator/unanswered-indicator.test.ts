import { describe, expect, it } from 'vitest';
import { codesOf } from '../../testing/findings';
import { DAY, Observer } from '../../testing/observer';
import { unansweredIndicatorBehaviour } from './behaviour';
import { unansweredIndicatorDefinition } from './definition';
import type { UnansweredIndicatorConfig } from './schema';

const fiveMails: UnansweredIndicatorConfig = {
  times: 5,
  channel: 'any',
  responses: ['Message Opened', 'purchase'],
  points: -20,
};

function observe(config = fiveMails) {
  return new Observer(unansweredIndicatorBehaviour, config);
}

function send(customer: ReturnType<typeof observe>, days: number[], name = 'Message Accepted', channel = 'email') {
  for (const day of days) customer.event(name, day * DAY, { channel });
}

describe('messages without a response', () => {
  it('fire with the last of those that were asked for, and not again', () => {
    const customer = observe();
    send(customer, [1, 2, 3, 4, 5, 6]);
    expect([customer.firedAt, customer.reading.value]).toEqual([[5 * DAY], 6]);
  });

  it('are counted anew from every response', () => {
    const customer = observe();
    send(customer, [1, 2, 3, 4]);
    customer.event('purchase', 4.5 * DAY);
    send(customer, [5, 6, 7, 8]);
    expect(customer.firedAt).toEqual([]);
    send(customer, [9]);
    customer.event('Message Opened', 10 * DAY);
    expect(customer.reading).toEqual({ active: false, value: 0, fired: 0 });
    expect(customer.firedAt).toEqual([9 * DAY]);
  });

  it('do not include what was not sent, but what was probably sent', () => {
    const customer = observe({ ...fiveMails, times: 2 });
    send(customer, [1, 2], 'Message Rejected');
    expect(customer.reading.value).toBe(0);
    send(customer, [3, 4], 'Message Assumed Sent');
    expect(customer.firedAt).toEqual([4 * DAY]);
  });

  it('are counted over one channel where that was asked', () => {
    const customer = observe({ ...fiveMails, times: 1, channel: 'sms' });
    send(customer, [1]);
    expect(customer.reading.active).toBe(false);
    send(customer, [2], 'Message Accepted', 'sms');
    expect(customer.reading.active).toBe(true);
  });
});

it('asks for what counts as a response', () => {
  expect(codesOf(unansweredIndicatorDefinition, { ...fiveMails, responses: [] })).toEqual(['responses-missing']);
  expect(codesOf(unansweredIndicatorDefinition, fiveMails)).toEqual([]);
});
