import type { TransmitResult } from '@kairos/channels';
import { describe, expect, it } from 'vitest';
import { type DeliveryOutcome, settlementOf } from './settle';
import { DELIVERY_TIMING } from './timing';

const NOW = Date.UTC(2026, 0, 1);
const HOUR = 3_600_000;

const outcome = (result: TransmitResult, change: Partial<DeliveryOutcome> = {}): DeliveryOutcome => ({
  message: {
    id: 'm',
    runId: 'r',
    journeyId: 'j',
    versionId: 'v',
    nodeId: 'n',
    customerId: 'c',
    attempt: 3,
    reason: 'provider-busy',
    createdAt: new Date(NOW - HOUR),
  },
  channel: 'email',
  from: 'transmitting',
  honoursKeys: false,
  result,
  ...change,
});
const settle = (result: TransmitResult, change: Partial<DeliveryOutcome> = {}) =>
  settlementOf(outcome(result, change), { timing: DELIVERY_TIMING, realNow: NOW, jitter: 1 });

const retry = (change: Partial<TransmitResult & { type: 'retry' }> = {}): TransmitResult => ({
  type: 'retry',
  after: null,
  reason: 'provider-busy',
  fault: 'provider',
  scope: 'message',
  ...change,
});
const old = { message: { ...outcome(retry()).message, createdAt: new Date(NOW - 25 * HOUR) } };

describe('an outcome', () => {
  it('of acceptance ends the message, tells the customer’s history and counts on the canvas', () => {
    const { change, fate, flow } = settle({ type: 'accepted', providerId: 'Q1' });
    expect(change).toMatchObject({
      from: { state: 'transmitting', attempt: 3 },
      to: { state: 'accepted', reason: null },
      providerId: 'Q1',
    });
    expect(fate).toMatchObject({ outcome: 'accepted', reason: null });
    expect(flow).toEqual([{ journeyId: 'j', versionId: 'v', nodeId: 'n', metric: 'sent', amount: 1 }]);
  });

  it('of refusal keeps the reason and the provider’s code', () => {
    const { change, fate, flow } = settle({
      type: 'rejected',
      code: '550 5.1.1',
      reason: 'address-refused',
      fault: 'customer-data',
    });
    expect(change.to).toMatchObject({ state: 'rejected', reason: 'address-refused' });
    expect(fate).toMatchObject({ outcome: 'rejected', reason: 'address-refused', code: '550 5.1.1' });
    expect(flow[0]?.metric).toBe('failed');
  });

  it('that proves that nothing was sent plans the message again, after a pause that grows with its attempts', () => {
    expect(settle(retry())).toMatchObject({
      change: { to: { state: 'planned' }, pauseMilliseconds: 4_000 },
      fate: null,
      flow: [],
    });
  });

  it('that blames the provider pauses for as long as the provider does, whatever the attempts', () => {
    expect(settle(retry({ scope: 'provider', after: 500 })).change.pauseMilliseconds).toBe(1_000);
    expect(settle(retry({ scope: 'provider', after: 30_000 })).change.pauseMilliseconds).toBe(30_000);
  });

  it('that comes after a day of attempts gives the message up', () => {
    expect(settle(retry(), old).change.to).toMatchObject({ state: 'rejected', reason: 'gave-up' });
  });

  it('that nobody knows leaves the message alone until someone may know', () => {
    const lost: TransmitResult = { type: 'unknown', reason: 'no-answer' };
    expect(settle(lost)).toMatchObject({
      change: { to: { state: 'unknown', reason: 'no-answer' }, pauseMilliseconds: 120_000 },
      fate: null,
    });
    expect(settle(lost, { honoursKeys: true }).change.pauseMilliseconds).toBe(2_000);
  });
});

describe('the answer to a second question under the same key', () => {
  const asked = { from: 'unknown', honoursKeys: true } as const;

  it('settles the message by the provider’s word', () => {
    expect(settle({ type: 'accepted', providerId: 'Q1' }, asked).change.to).toMatchObject({
      state: 'accepted',
      resolution: 'provider',
    });
    expect(
      settle({ type: 'rejected', code: '404', reason: 'address-refused', fault: 'customer-data' }, asked).change.to,
    ).toMatchObject({
      state: 'rejected',
      resolution: 'provider',
      reason: 'address-refused',
    });
  });

  it.each<TransmitResult>([retry(), retry({ scope: 'provider' }), { type: 'unknown', reason: 'no-answer' }])(
    'leaves the message unknown when there is none ($type)',
    (result) => {
      const { change, fate } = settle(result, asked);
      expect(change.to).toMatchObject({ state: 'unknown', resolution: null });
      expect(change.pauseMilliseconds).toBe(16_000);
      expect(fate).toBeNull();
    },
  );

  it('is no longer waited for when the provider has forgotten the key', () => {
    expect(settle(retry(), { ...asked, ...old })).toMatchObject({
      change: { to: { state: 'unknown', resolution: 'assumed-sent' } },
      fate: { outcome: 'assumed-sent' },
      flow: [{ metric: 'sent' }],
    });
  });
});
