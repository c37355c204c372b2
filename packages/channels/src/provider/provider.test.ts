import { describe, expect, it } from 'vitest';
import { type SmtpFailure, smtpOutcome } from '../email/smtp-outcome';
import { httpFailure, httpOutcome } from './http-outcome';
import { Pace } from './pace';

const NOW = Date.UTC(2026, 0, 1);

describe('what a failed SMTP conversation means', () => {
  const failure = (change: Partial<SmtpFailure>): SmtpFailure => ({
    phase: 'envelope',
    command: null,
    reply: null,
    timedOut: false,
    ...change,
  });

  it.each<[string, Partial<SmtpFailure>, object]>([
    ['no connection', { phase: 'connecting' }, { type: 'retry', reason: 'provider-unreachable', scope: 'provider' }],
    ['lost before the message', { phase: 'envelope' }, { type: 'retry', reason: 'connection-lost', scope: 'message' }],
    ['lost within or after the message', { phase: 'body' }, { type: 'unknown', reason: 'connection-lost' }],
    ['silence after the message', { phase: 'body', timedOut: true }, { type: 'unknown', reason: 'no-answer' }],
    ['mailbox full for now', { command: 'RCPT TO', reply: '452 4.2.2 Full' }, { type: 'retry', scope: 'message' }],
    [
      '451 after the dot',
      { phase: 'body', command: 'DATA', reply: '451 4.3.0 Later' },
      { type: 'retry', scope: 'message' },
    ],
    ['421 at any moment', { phase: 'body', reply: '421 4.7.0 Closing' }, { type: 'retry', scope: 'provider' }],
    [
      '554 instead of a greeting',
      { phase: 'connecting', reply: '554 No service' },
      { type: 'retry', scope: 'provider' },
    ],
    [
      'a wrong password',
      { phase: 'connecting', command: 'AUTH PLAIN', reply: '535 5.7.8 Wrong' },
      { type: 'retry', reason: 'sender-refused', fault: 'us', scope: 'provider' },
    ],
    [
      'no such mailbox',
      { command: 'RCPT TO', reply: '550 5.1.1 Unknown' },
      { type: 'rejected', code: '550 5.1.1', reason: 'address-refused', fault: 'customer-data' },
    ],
    [
      'our sender address',
      { command: 'MAIL FROM', reply: '550 5.1.8 Bad sender' },
      { type: 'rejected', reason: 'sender-refused', fault: 'us' },
    ],
    [
      'our reputation',
      { command: 'RCPT TO', reply: '550 5.7.515 Access denied' },
      { type: 'rejected', reason: 'policy-refused', fault: 'us' },
    ],
    [
      'the content',
      { phase: 'body', command: 'DATA', reply: '554 5.6.0 No' },
      { type: 'rejected', code: '554 5.6.0', reason: 'content-refused', fault: 'journey' },
    ],
  ])('for %s', (_, change, expected) => {
    expect(smtpOutcome(failure(change))).toMatchObject(expected);
  });

  it('keeps the words of the server, which may name the customer, to itself', () => {
    const outcome = smtpOutcome(failure({ command: 'RCPT TO', reply: '550 5.1.1 <ana@example.test> unknown' }));
    expect(JSON.stringify(outcome)).not.toContain('ana');
  });
});

describe('what an HTTP answer means', () => {
  it.each<[number, string | null, object]>([
    [302, null, { type: 'retry', reason: 'provider-unreachable', fault: 'us', scope: 'provider' }],
    [400, null, { type: 'rejected', code: '400', reason: 'provider-refused' }],
    [401, null, { type: 'retry', reason: 'sender-refused', fault: 'us', scope: 'provider' }],
    [404, null, { type: 'rejected', reason: 'address-refused', fault: 'customer-data' }],
    [413, null, { type: 'rejected', reason: 'content-refused' }],
    [429, '30', { type: 'retry', after: 30_000, reason: 'provider-busy', scope: 'provider' }],
    [429, new Date(NOW + 5_000).toUTCString(), { type: 'retry', after: 5_000 }],
    [429, 'soon', { type: 'retry', after: null }],
    [429, '999999999', { type: 'retry', after: 3_600_000 }],
    [500, null, { type: 'unknown', reason: 'provider-failed' }],
    [503, null, { type: 'unknown' }],
    [503, '2', { type: 'retry', after: 2_000 }],
  ])('of %i with Retry-After %s', (status, retryAfter, expected) => {
    expect(httpOutcome({ status, retryAfter }, NOW)).toMatchObject(expected);
  });

  it.each([
    ['nothing was sent', { wasSent: false, timedOut: false }, { type: 'retry', reason: 'provider-unreachable' }],
    ['there was no connection in time', { wasSent: false, timedOut: true }, { type: 'retry', scope: 'provider' }],
    ['the connection was lost', { wasSent: true, timedOut: false }, { type: 'unknown', reason: 'connection-lost' }],
    ['nothing came back in time', { wasSent: true, timedOut: true }, { type: 'unknown', reason: 'no-answer' }],
  ])('when there is none and %s', (_, failure, expected) => {
    expect(httpFailure(failure)).toMatchObject(expected);
  });
});

describe('the pace of a provider', () => {
  it('lets a burst through and then keeps the rate', () => {
    const pace = new Pace(10, 5, 0);
    expect(pace.take(8, 0)).toBe(5);
    expect(pace.wait(0)).toBe(100);
    expect(pace.take(8, 99)).toBe(0);
    expect(pace.take(8, 300)).toBe(3);
  });

  it('never saves up more than a burst', () => {
    const pace = new Pace(10, 5, 0);
    expect(pace.take(100, 3_600_000)).toBe(5);
  });

  it('stays closed until the moment that the provider named, also when an earlier one is named later', () => {
    const pace = new Pace(10, 5, 0);
    pace.close(30_000);
    pace.close(1_000);
    expect(pace.take(1, 29_999)).toBe(0);
    expect(pace.wait(20_000)).toBe(10_000);
    expect(pace.take(1, 30_000)).toBe(1);
  });

  it('takes back what was not used', () => {
    const pace = new Pace(10, 5, 0);
    pace.take(5, 0);
    pace.giveBack(2);
    expect(pace.take(5, 0)).toBe(2);
  });
});
