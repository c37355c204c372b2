import { createHmac } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { webhookOutcome } from './outcome';
import { newWebhookSecret, webhookHeaders } from './sign';

const NOW = Date.UTC(2026, 0, 1, 12);

describe('signing a call', () => {
  it('follows the example of Standard Webhooks', () => {
    const headers = webhookHeaders(
      { id: 'msg_p5jXN8AQM9LWM0D4loKWxJek', body: '{"test": 2432232314}' },
      ['whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw'],
      1_614_265_330_000,
    );
    expect(headers).toEqual({
      'webhook-id': 'msg_p5jXN8AQM9LWM0D4loKWxJek',
      'webhook-timestamp': '1614265330',
      'webhook-signature': 'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=',
    });
  });

  it('signs with each secret while one replaces another', () => {
    const secrets = [newWebhookSecret(), newWebhookSecret()];
    const { 'webhook-signature': signature = '' } = webhookHeaders({ id: 'a', body: '{}' }, secrets, NOW);
    const expected = secrets.map((secret) => {
      const key = Buffer.from(secret.replace('whsec_', ''), 'base64');
      return `v1,${createHmac('sha256', key)
        .update(`a.${NOW / 1_000}.{}`)
        .digest('base64')}`;
    });
    expect(signature.split(' ')).toEqual(expected);
  });

  it('draws secrets of 32 bytes, never the same', () => {
    const secret = newWebhookSecret();
    expect(Buffer.from(secret.replace('whsec_', ''), 'base64')).toHaveLength(32);
    expect(newWebhookSecret()).not.toBe(secret);
  });
});

describe('what an endpoint’s answer means', () => {
  const answer = (status: number, retryAfter: string | null = null) =>
    webhookOutcome({ type: 'answered', status, retryAfter, body: '' }, NOW);

  it.each([
    [200, { type: 'accepted' }],
    [204, { type: 'accepted' }],
    [302, { type: 'rejected', reason: 'endpoint-refused' }],
    [404, { type: 'rejected', reason: 'endpoint-refused' }],
    [410, { type: 'rejected', reason: 'endpoint-refused' }],
    [500, { type: 'retry', reason: 'endpoint-failed', after: null }],
    [503, { type: 'retry', reason: 'endpoint-failed' }],
  ])('%i', (status, expected) => {
    expect(answer(status)).toMatchObject(expected);
  });

  it('keeps to the pause that the endpoint asks for', () => {
    expect(answer(429, '30')).toEqual({ type: 'retry', reason: 'endpoint-busy', after: 30_000 });
  });

  it('knows the difference between a call that never left and one that nobody answered', () => {
    expect(webhookOutcome({ type: 'failed', wasSent: false, timedOut: false }, NOW).type).toBe('retry');
    expect(webhookOutcome({ type: 'failed', wasSent: true, timedOut: true }, NOW).type).toBe('unknown');
    expect(webhookOutcome({ type: 'refused', problem: 'address-blocked' }, NOW).type).toBe('rejected');
  });
});
