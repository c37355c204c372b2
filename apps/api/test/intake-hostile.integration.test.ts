/** What must not pass the door for events, must not hurt those who stand beside it, and must not be believed. */
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { IntakeSender, NOW } from './intake-sender';

const MINUTE = 60_000;
const DAY = 86_400_000;
const at = (moment: number) => new Date(moment).toISOString();

let sender: IntakeSender;
beforeAll(async () => {
  sender = await IntakeSender.open();
});
afterAll(() => sender.close());

let made = 0;
const item = (more: object = {}) => {
  made += 1;
  return { type: 'track', messageId: `m${made}`, userId: 'u1', event: 'e', ...more };
};

const nested = (depth: number): unknown => JSON.parse(`${'{"a":'.repeat(depth)}1${'}'.repeat(depth)}`);

describe('an item that cannot be taken', () => {
  it.each([
    ['NUL in a property', item({ properties: { a: 'x\u0000y' } }), 'invalid-character'],
    ['NUL in the name of a property', item({ properties: { 'a\u0000': 1 } }), 'invalid-character'],
    ['NUL in the event', item({ event: 'e\u0000' }), 'invalid-character'],
    ['NUL in the user', item({ userId: 'u\u0000' }), 'invalid-character'],
    ['NUL in the visitor', item({ anonymousId: '\u0000' }), 'invalid-character'],
    ['NUL in the message id', item({ messageId: 'm\u0000' }), 'invalid-character'],
    ['half a character', item({ properties: { a: '\ud800' } }), 'invalid-character'],
    ['half a character in the user', item({ userId: '\udc00x' }), 'invalid-character'],
    ['half a character in the message id', item({ messageId: '\ud800' }), 'invalid-character'],
    ['eleven levels', item({ properties: nested(11) }), 'too-deep'],
    ['more than 32 kB', item({ properties: { a: 'x'.repeat(33_000) } }), 'too-large'],
    ['more than 32 kB of two bytes each', item({ properties: { a: 'é'.repeat(17_000) } }), 'too-large'],
    [
      '256 properties',
      item({ properties: Object.fromEntries([...Array(256).keys()].map((n) => [n, n])) }),
      'too-large',
    ],
    ['no customer', item({ userId: undefined }), 'no-customer'],
    ['an empty customer', item({ userId: '' }), 'no-customer'],
    ['a customer of 256 letters', item({ userId: 'x'.repeat(256) }), 'invalid'],
    ['a customer that is an object', item({ userId: { id: 1 } }), 'invalid'],
    ['a number that JSON cannot tell from its neighbours', item({ userId: 2 ** 53 }), 'invalid'],
    ['an event of 129 letters', item({ event: 'x'.repeat(129) }), 'invalid'],
    ['no event', item({ event: undefined }), 'unsupported-type'],
    ['an unknown type', item({ type: 'alias' }), 'unsupported-type'],
    ['properties that are a list', item({ properties: [1] }), 'invalid'],
    ['no object', 'text', 'invalid'],
    ['nothing', null, 'invalid'],
  ])('is refused for %s, and the others are stored', async (_what, bad, code) => {
    const [before, after] = [item(), item()];
    const answer = await sender.batch([before, bad, after]);
    expect(answer.status).toBe(200);
    expect(answer.body).toMatchObject({ success: false, accepted: 2, rejected: [{ index: 1, code }] });
    expect(await sender.queued(before.messageId, after.messageId)).toBe(2);
  });

  it('is the fault of the request when it comes alone', async () => {
    const answer = await sender.send('/v1/track', item({ userId: null }));
    expect(answer).toMatchObject({ status: 400, body: { accepted: 0, rejected: [{ index: 0, code: 'no-customer' }] } });
  });

  it('hurts nobody who sends at the same moment', async () => {
    const good = Array.from({ length: 20 }, () => item());
    const bad = [item({ messageId: 'z\u0000' }), item({ messageId: '\udfff' }), item({ userId: '\u0000' })];
    const answers = await Promise.all([...bad, ...good].map((each) => sender.send('/v1/track', each)));
    expect(answers.slice(0, bad.length).map(({ status }) => status)).toEqual(bad.map(() => 400));
    expect(answers.slice(bad.length).map(({ status }) => status)).toEqual(good.map(() => 200));
    expect(await sender.queued(...good.map(({ messageId }) => messageId))).toBe(good.length);
  });
});

describe('text that only looks dangerous', () => {
  it.each([
    ['a path', 'C:\\u0000\\ud800\\udev'],
    ['emoji', '👩‍👩‍👧 and 𝒳'],
    ['marks that turn the direction', '\u202egnp.exe\u200b'],
    ['SQL', `'; drop table customer; --`],
    ['markup', '<script>alert(1)</script>'],
  ])('is kept as it came: %s', async (_what, text) => {
    const sent = item({ properties: { [text]: text }, event: text, userId: text });
    expect((await sender.batch([sent])).body).toMatchObject({ success: true });
    expect(await sender.stored(sent.messageId)).toMatchObject([
      { name: text, customer: text, properties: { [text]: text } },
    ]);
  });
});

describe('names that mean something to JavaScript', () => {
  it('are stored as data and change nothing', async () => {
    const evil = '{"isAdmin":true,"length":1}';
    const properties = `{"__proto__":${evil},"constructor":{"prototype":${evil}},"toString":1,"hasOwnProperty":2}`;
    const sent = [
      `{"type":"track","messageId":"p1","userId":"u1","event":"__proto__","properties":${properties},"__proto__":${evil}}`,
      `{"type":"identify","messageId":"p2","userId":"__proto__","traits":${properties}}`,
      `{"type":"constructor","messageId":"p3","userId":"u1","event":"e"}`,
    ];
    const body = `{"batch":[${sent.join()}],"__proto__":${evil}}`;
    const answer = await sender.post('/v1/batch', body, sender.basic);
    expect(answer.body).toMatchObject({ accepted: 2, rejected: [{ index: 2, code: 'unsupported-type' }] });
    const single = await sender.post('/v1/track', sent[0]?.replace('p1', 'p4') ?? '', sender.basic);
    expect(single.status).toBe(200);
    expect(Reflect.get({}, 'isAdmin')).toBeUndefined();
    const stored = await sender.stored('p1', 'p2', 'p4');
    expect(stored.map(({ customer }) => customer)).toEqual(['u1', '__proto__', 'u1']);
    for (const event of stored) expect(JSON.parse(JSON.stringify(event.properties))).toEqual(JSON.parse(properties));
  });
});

describe('a body', () => {
  const deep = (open: string, close: string) => open.repeat(200_000) + close.repeat(200_000);

  it.each([
    ['is no JSON', '{"batch":['],
    ['is no object', '[]'],
    ['is nothing', ''],
    ['has no batch', '{}'],
    ['has a batch that is no list', '{"batch":{}}'],
    ['nests 200,000 lists', deep('[', ']')],
    ['nests 200,000 objects', `${'{"batch":'.repeat(200_000)}1${'}'.repeat(200_000)}`],
    ['holds more than 2,500 items', JSON.stringify({ batch: Array.from({ length: 2_501 }, () => ({})) })],
  ])('is refused when it %s', async (_what, body) => {
    expect(await sender.post('/v1/batch', body, sender.basic)).toMatchObject({ status: 400, body: { success: false } });
  });

  it.each(['properties', 'traits', 'context'])(
    'that nests 200,000 levels in %s costs next to nothing',
    async (field) => {
      const good = item();
      const bad = `{"type":"track","messageId":"deep-${field}","userId":"u1","event":"e","${field}":${deep('[', ']')}}`;
      const started = performance.now();
      const answer = await sender.post('/v1/batch', `{"batch":[${bad},${JSON.stringify(good)}]}`, sender.basic);
      expect(performance.now() - started).toBeLessThan(2_000);
      expect(answer.status).toBe(200);
      expect(await sender.queued(good.messageId)).toBe(1);
    },
  );

  it('that holds 2,500 items is taken', async () => {
    const items = Array.from({ length: 2_500 }, () => item());
    expect((await sender.batch(items)).body).toEqual({ success: true, accepted: 2_500, rejected: [] });
  });

  it('of more than four million bytes is too large', async () => {
    const body = JSON.stringify({ batch: [item({ properties: { a: 'x'.repeat(4_000_000) } })] });
    expect((await sender.post('/v1/batch', body, sender.basic)).status).toBe(413);
  });

  it('that unpacks to more is stopped on the way, without its size in memory', async () => {
    const bomb = gzipSync(Buffer.alloc(500_000_000, 'a'));
    expect(bomb.length).toBeLessThan(600_000);
    const before = process.memoryUsage.rss();
    const answer = await sender.post('/v1/batch', bomb, { ...sender.basic, 'content-encoding': 'gzip' });
    expect(answer.status).toBe(413);
    expect(process.memoryUsage.rss() - before).toBeLessThan(100_000_000);
  });

  it('that only claims to be zipped is refused', async () => {
    const answer = await sender.post('/v1/batch', '{"batch":[]}', { ...sender.basic, 'content-encoding': 'gzip' });
    expect(answer.status).toBe(400);
  });
});

describe('the time of an event', () => {
  it.each([
    ['is the moment of arrival when it says none', {}, NOW],
    ['is believed when there is nothing to correct it by', { timestamp: at(NOW - 3 * DAY) }, NOW - 3 * DAY],
    ['is believed as a number', { timestamp: NOW - DAY }, NOW - DAY],
    [
      'is corrected for a clock that runs an hour ahead',
      { originalTimestamp: at(NOW + 50 * MINUTE), sentAt: at(NOW + 60 * MINUTE) },
      NOW - 10 * MINUTE,
    ],
    ['is corrected for a clock that is years behind', { timestamp: at(0 + DAY), sentAt: at(2 * DAY) }, NOW - DAY],
    ['is the original one when there are two', { originalTimestamp: at(NOW - DAY), timestamp: at(NOW) }, NOW - DAY],
    ['may lie a little ahead', { timestamp: at(NOW + 4 * MINUTE) }, NOW + 4 * MINUTE],
    ['is not believed when it lies far ahead', { timestamp: at(NOW + 3 * DAY) }, NOW],
    ['is not believed when it was sent before it happened', { timestamp: at(NOW), sentAt: at(NOW - DAY) }, NOW],
    ['is not believed in the year 300000', { timestamp: '+300000-01-01T00:00:00Z' }, NOW],
    ['is not believed past the last moment of dates', { timestamp: 8.64e15 + 1 }, NOW],
    ['is not believed before 1900', { timestamp: '1899-12-31T23:59:59Z' }, NOW],
    ['is not believed when it is endless', { timestamp: 'infinity' }, NOW],
    ['is not believed when it is nonsense', { timestamp: 'yesterday' }, NOW],
    ['may be before 1970', { timestamp: -1 }, -1],
    ['stands for itself with a sent moment that is nonsense', { timestamp: at(NOW - DAY), sentAt: 'x' }, NOW - DAY],
    ['survives extremes that cancel out', { timestamp: -1.7e308, sentAt: 1.7e308 }, NOW],
  ])('%s', async (_what, times, expected) => {
    const sent = item(times);
    expect((await sender.batch([sent])).body).toMatchObject({ success: true });
    expect(await sender.stored(sent.messageId)).toMatchObject([{ occurredAt: expected, receivedAt: NOW }]);
  });

  it('is corrected by the sent moment of the envelope as well', async () => {
    const sent = item({ timestamp: at(NOW + 50 * MINUTE) });
    await sender.send('/v1/batch', { sentAt: at(NOW + 60 * MINUTE), batch: [sent] });
    expect(await sender.stored(sent.messageId)).toMatchObject([{ occurredAt: NOW - 10 * MINUTE }]);
  });

  it('is refused as an item when it is no time at all', async () => {
    expect((await sender.batch([item({ timestamp: {} })])).body.rejected).toMatchObject([{ code: 'invalid' }]);
  });
});
