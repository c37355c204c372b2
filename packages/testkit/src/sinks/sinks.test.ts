/** The sinks against the product's own providers: what the script does, and what the ledger then holds. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate as connectionIsGone } from 'node:timers/promises';
import { HttpProvider, type OutgoingMessage, type Provider, SmtpProvider } from '@kairos/channels';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { KIND_SINK, type SinkFault, Sinks } from '.';

let folder: string;
let sinks: Sinks;
let email: Provider;
let sms: Provider;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'kairos-sinks-'));
  sinks = await Sinks.start(join(folder, 'ledger'));
  const { KAIROS_SMTP_URL = '', KAIROS_SMS_URL = '' } = sinks.environment;
  email = new SmtpProvider({
    server: { host: '127.0.0.1', port: Number(new URL(KAIROS_SMTP_URL).port), secure: false, requireTls: false },
    sender: { address: 'hello@sink.test' },
    credentialsOf: () => null,
  });
  sms = new HttpProvider({ channel: 'sms', baseUrl: KAIROS_SMS_URL, tokenOf: () => 'sink' });
});

afterAll(async () => {
  await Promise.all([email.close(), sms.close()]);
  await sinks.kill();
  await rm(folder, { recursive: true });
});

function message(id: string, channel: 'email' | 'sms'): OutgoingMessage {
  const letter = { subject: 'Hi', preheader: '', body: '<p>Hi</p>', text: 'Hi', buttonLabel: '', buttonLink: '' };
  return {
    ...{ id, workspaceId: 'w1', journeyId: 'j1', topic: 'offers', brand: 'Fresh', sentAt: 0, simulated: false },
    recipient: channel === 'email' ? 'ana@example.test' : '+31612345678',
    words: channel === 'email' ? { channel, language: 'en', ...letter } : { channel, language: 'en', text: 'Hi' },
    unsubscribeUrl: 'https://kairos.test/u/x',
  };
}

beforeEach(() => sinks.follow(KIND_SINK));

let number = 0;
const next = () => `m${(number += 1)}`;
const always = (fault: SinkFault) =>
  sinks.follow({ ...KIND_SINK, rules: [{ fault, channel: null, share: 1, times: 1 }] });
const copies = (id: string) => sinks.lines().filter(({ key, kept }) => key === id && kept).length;

describe('the sinks', () => {
  it('keep what they take, under the id that travelled with it', async () => {
    const [letter, text] = [next(), next()];
    expect(await email.transmit(message(letter, 'email'))).toMatchObject({ type: 'accepted' });
    expect(await sms.transmit(message(text, 'sms'))).toMatchObject({ type: 'accepted' });
    expect(sinks.lines().find(({ key }) => key === letter)).toMatchObject({
      ...{ channel: 'email', recipient: 'ana@example.test', messageId: letter, kept: true },
    });
    expect(copies(text)).toBe(1);
  });

  it.each([
    ['cut-before-mail', 'retry', 0],
    ['cut-at-data', 'retry', 0],
    ['cut-after-accept', 'unknown', 1],
    ['fail-after-accept', 'retry', 1],
    ['busy', 'retry', 0],
  ] as const)('do as they are told to an e-mail: %s', async (fault, type, kept) => {
    // A kept connection that is found dead is replaced at once, so the message must meet a fresh one.
    await email.close();
    await always(fault);
    const id = next();
    expect(await email.transmit(message(id, 'email'))).toMatchObject({ type });
    expect(copies(id)).toBe(kept);
  });

  it.each([
    ['cut-before', 'unknown', 0],
    ['cut-after-accept', 'unknown', 1],
    ['fail-after-accept', 'unknown', 1],
    ['busy', 'retry', 0],
  ] as const)('do as they are told to a text message: %s', async (fault, type, kept) => {
    await always(fault);
    const id = next();
    expect(await sms.transmit(message(id, 'sms'))).toMatchObject({ type });
    expect(copies(id)).toBe(kept);
    expect(await sms.transmit(message(id, 'sms'))).toMatchObject({ type: 'accepted' });
    expect(copies(id)).toBe(1);
  });

  it.each([
    ['fail-after-accept', 500, 1],
    ['busy', 429, 0],
    ['cut-before', null, 0],
    ['delay', 200, 1],
  ] as const)('do as they are told to the call of a webhook: %s', async (fault, status, kept) => {
    await always(fault);
    const id = next();
    const call = () =>
      fetch(sinks.hooksUrl, { method: 'POST', headers: { 'webhook-id': id }, body: '{}' }).then(
        (answer) => answer.status,
        () => null,
      );
    expect(await call()).toBe(status);
    expect(copies(id)).toBe(kept);
    expect(await call()).toBe(200);
    expect(copies(id)).toBe(1);
    expect(sinks.lines().findLast(({ key }) => key === id)).toMatchObject({ channel: 'webhook' });
  });

  it('remember keys when they were killed in between', async () => {
    const [before, meanwhile] = [next(), next()];
    await sms.transmit(message(before, 'sms'));
    await sinks.kill();
    await connectionIsGone();
    expect(await sms.transmit(message(meanwhile, 'sms'))).toMatchObject({ type: 'retry' });
    await sinks.run();
    expect(await sms.transmit(message(before, 'sms'))).toMatchObject({ type: 'accepted' });
    expect([copies(before), copies(meanwhile)]).toEqual([1, 0]);
  });
});
