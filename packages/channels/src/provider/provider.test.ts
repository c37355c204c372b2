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

  const thrown = (code: string) => new TypeError('fetch failed', { cause: Object.assign(new Error(code), { code }) });

  it.each([
    ['a refused connection', thrown('ECONNREFUSED'), { type: 'retry', reason: 'provider-unreachable' }],
    ['a name that is not found', thrown('ENOTFOUND'), { type: 'retry' }],
    ['an expired certificate', thrown('CERT_HAS_EXPIRED'), { type: 'retry' }],
    ['a reset', thrown('ECONNRESET'), { type: 'unknown', reason: 'connection-lost' }],
    ['a connection closed by the other side', thrown('UND_ERR_SOCKET'), { type: 'unknown' }],
    ['silence', new DOMException('late', 'TimeoutError'), { type: 'unknown', reason: 'no-answer' }],
  ])('when there is none because of %s', (_, error, expected) => {
    expect(httpFailure(error)).toMatchObject(expected);
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
