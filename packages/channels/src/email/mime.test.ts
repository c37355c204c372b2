import PostalMime from 'postal-mime';
import { describe, expect, it } from 'vitest';
import type { OutgoingMessage } from '../provider/transmit';
import { writeEmail } from './mime';

const ID = '8c3f7c2e-6a53-4a0e-9d6c-1f1f2f3a4b5c';

const words = {
  channel: 'email',
  language: 'nl',
  subject: 'Geïnteresseerd? Dit is een onderwerp dat zo lang is dat het zeker niet op één regel van het bericht past',
  preheader: 'Kijk',
  body: '<p>Dag Zoë, het kost 5 €</p>',
  text: 'Dag Zoë, het kost 5 €',
  buttonLabel: 'Winkel',
  buttonLink: 'https://shop.test/?a=1&b=2',
} as const;

const message: OutgoingMessage = {
  id: ID,
  workspaceId: '11111111-2222-4333-8444-555555555555',
  journeyId: 'aaaaaaaa-2222-4333-8444-555555555555',
  topic: 'Special Offers',
  recipient: 'zoe@example.test',
  words,
  brand: 'Fresh & Co, Zoë',
  sentAt: Date.UTC(1998, 5, 30, 12, 34, 56),
  unsubscribeUrl: `https://kairos.test/u/${'x'.repeat(64)}`,
  simulated: false,
};

const write = (
  change: Partial<OutgoingMessage> = {},
  changedWords: Partial<typeof words | { text: string; body: string; subject: string }> = {},
) => writeEmail({ ...message, ...change }, { ...words, ...changedWords }, { address: 'hello@news.test' });

const headersOf = (raw: Buffer): string => raw.subarray(0, raw.indexOf('\r\n\r\n')).toString('latin1');

describe('the raw bytes of an e-mail', () => {
  it('has the headers of bulk mail, each once', () => {
    const headers = headersOf(write().raw);
    expect(headers).toContain(
      `\r\nList-Unsubscribe: <${message.unsubscribeUrl}>, <mailto:unsubscribe+${ID}@news.test?subject=unsubscribe>\r\n`,
    );
    expect(headers).toContain('\r\nList-Unsubscribe-Post: List-Unsubscribe=One-Click\r\n');
    expect(headers).toContain('\r\nList-ID: <special-offers.11111111-2222-4333-8444-555555555555.news.test>\r\n');
    expect(headers).toContain(`\r\nMessage-ID: <${ID}@news.test>\r\n`);
    expect(headers).toContain('\r\nDate: Tue, 30 Jun 1998 12:34:56 +0000\r\n');
    expect(headers).toContain('\r\nContent-Language: nl\r\n');
    const names = headers.split(/\r\n(?! )/).map((line) => line.slice(0, line.indexOf(':')).toLowerCase());
    expect(new Set(names).size).toBe(names.length);
  });

  it('returns bounces to an address that names the message', () => {
    expect(write().envelope).toEqual({ from: `bounce+${ID}@news.test`, to: ['zoe@example.test'] });
  });

  it('is read back as it was written, text first', async () => {
    const { raw } = write();
    const mail = await PostalMime.parse(raw);
    expect(mail.subject).toBe(words.subject);
    expect(mail.from).toMatchObject({ name: 'Fresh & Co, Zoë', address: 'hello@news.test' });
    expect(mail.to).toMatchObject([{ address: 'zoe@example.test' }]);
    expect(mail.text).toContain('Dag Zoë, het kost 5 €\n\nWinkel: https://shop.test/?a=1&b=2');
    expect(mail.html).toContain('<html lang="nl"');
    expect(raw.indexOf('text/plain')).toBeLessThan(raw.indexOf('text/html'));
  });

  it('is the same when it is written again', () => {
    expect(write().raw.equals(write().raw)).toBe(true);
  });

  it('is plain ASCII in short lines that end in CRLF, whatever was written', () => {
    const { raw } = write({}, { text: `${'lang '.repeat(500)}é`, body: `<p>${'x'.repeat(2_000)} é 😀</p>` });
    const text = raw.toString('latin1');
    expect(text).not.toMatch(/[^\x00-\x7f]/);
    expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
    expect(Math.max(...text.split('\r\n').map((line) => line.length))).toBeLessThanOrEqual(998);
  });

  it.each([
    ['the subject', write({}, { subject: 'A\r\nBcc: evil@x.test' })],
    ['the name of the sender', write({ brand: 'A\r\nBcc: evil@x.test' })],
    ['the topic', write({ topic: 'A\r\nBcc: evil@x.test' })],
  ])('gets no extra header or recipient from %s', async (_, { raw, envelope }) => {
    expect(headersOf(raw)).not.toMatch(/^bcc:/im);
    expect((await PostalMime.parse(raw)).bcc).toBeUndefined();
    expect(envelope.to).toEqual(['zoe@example.test']);
  });
});
