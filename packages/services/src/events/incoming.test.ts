/** What the door makes of one item. */
import { describe, expect, it } from 'vitest';
import { readItem } from './incoming';

const NOW = Date.UTC(2024, 5, 1, 12);
const context = { receivedAt: NOW, sentAt: null, newMessageId: () => 'made-here' };
const read = (item: unknown, sentAt: string | null = null) => readItem(item, { ...context, sentAt });
const track = (more: object = {}) => ({ type: 'track', event: 'purchase', userId: 'ana', ...more });

function eventOf(item: unknown, sentAt: string | null = null) {
  const verdict = read(item, sentAt);
  if (!verdict.ok) throw new Error(verdict.message);
  return verdict.event;
}

describe('an item', () => {
  it('is taken in the Segment shapes: track, identify, page, screen', () => {
    expect(eventOf(track({ properties: { amount: 5 } }))).toMatchObject({
      kind: 'track',
      name: 'purchase',
      properties: { amount: 5 },
    });
    expect(eventOf({ type: 'identify', userId: 'ana', traits: { city: 'Utrecht' } })).toMatchObject({
      kind: 'identify',
      properties: { city: 'Utrecht' },
    });
    expect(eventOf({ type: 'page', anonymousId: 'x', name: 'Home' })).toMatchObject({
      name: 'page',
      properties: { name: 'Home' },
    });
  });

  it('keeps numbers as customer ids, and ignores fields that it does not know', () => {
    expect(eventOf(track({ userId: 42, context: { ip: '::1' }, integrations: {} }))).toMatchObject({ userId: '42' });
  });

  it.each([
    ['names no customer', { type: 'track', event: 'purchase' }, 'no-customer'],
    ['has no event name', { type: 'track', userId: 'ana' }, 'unsupported-type'],
    ['is of an unknown type', { type: 'alias', userId: 'ana', event: 'x' }, 'unsupported-type'],
    ['is no object', 'purchase', 'invalid'],
    ['holds a NUL', track({ properties: { note: 'a\0b' } }), 'invalid-character'],
    ['has a NUL in its name', track({ event: 'a\0b' }), 'invalid-character'],
    ['holds half a character', track({ properties: { note: '\ud800' } }), 'invalid-character'],
    ['is nested too deep', track({ properties: JSON.parse(`${'{"a":'.repeat(30)}1${'}'.repeat(30)}`) }), 'too-deep'],
    ['is too large', track({ properties: { text: 'x'.repeat(40_000) } }), 'too-large'],
    [
      'has too many properties',
      track({ properties: Object.fromEntries(Array.from({ length: 300 }, (_, n) => [`p${n}`, n])) }),
      'too-large',
    ],
  ])('is refused when it %s', (_, item, code) => {
    expect(read(item)).toMatchObject({ ok: false, code });
  });

  it('survives 200,000 levels of nesting', () => {
    const bomb = JSON.parse(`${'['.repeat(200_000)}${']'.repeat(200_000)}`);
    expect(read(track({ properties: { bomb } }))).toMatchObject({ ok: false, code: 'too-deep' });
  });
});

describe('the moment of an event', () => {
  it('is the one given when the sender does not say when it sent', () => {
    expect(eventOf(track({ timestamp: '2024-05-30T10:00:00Z' })).occurredAt).toBe(Date.UTC(2024, 4, 30, 10));
  });

  it('is corrected by the error of the sender’s clock', () => {
    // The sender's clock is a year behind; the event happened a minute before it was sent.
    const item = track({ timestamp: '2023-06-01T11:59:00Z' });
    expect(eventOf(item, '2023-06-01T12:00:00Z').occurredAt).toBe(NOW - 60_000);
  });

  it.each([
    ['is missing', undefined],
    ['is no date', 'yesterday'],
    ['lies far ahead', '2099-01-01T00:00:00Z'],
    ['lies beyond all calendars', '+300000-01-01T00:00:00Z'],
    ['lies before anyone could have reported it', '0001-01-01T00:00:00Z'],
  ])('is the moment of receipt when it %s', (_, timestamp) => {
    expect(eventOf(track({ timestamp })).occurredAt).toBe(NOW);
  });
});
