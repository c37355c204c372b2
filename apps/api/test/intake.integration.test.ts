/** The door for events, from outside: what senders may send, what they are told, and what is stored by then. */
import { gzipSync } from 'node:zlib';
import { ADDRESS_ATTRIBUTES } from '@kairos/engine';
import { MOST_UNROUTED } from '@kairos/services';
import postgres, { type Sql } from 'postgres';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { basicAuth, IntakeSender, NOW } from './intake-sender';

const OK = { success: true, rejected: [] };

let sender: IntakeSender;
beforeAll(async () => {
  sender = await IntakeSender.open(2);
});
afterAll(() => sender.close());

const bought = (messageId: string, more: object = {}) => ({
  type: 'track',
  messageId,
  userId: 'u1',
  event: 'Order Completed',
  ...more,
});

it('is told which items were taken although a time zone in them is none', async () => {
  const identify = (messageId: string, time_zone: string) => ({
    ...{ type: 'identify', messageId, userId: messageId, traits: { time_zone } },
  });
  const answer = await sender.batch([identify('z1', 'Asia/Tokyo'), identify('z2', 'Mars/Olympus')]);
  expect(answer.body).toMatchObject({
    ...OK,
    accepted: 2,
    warnings: [{ index: 1, code: 'unknown-time-zone' }],
  });
  expect(await sender.stored('z2')).toMatchObject([{ properties: { time_zone: 'Mars/Olympus' } }]);
});

describe('what Segment SDKs send', () => {
  it('is taken as a batch of all types', async () => {
    const answer = await sender.send('/v1/batch', {
      writeKey: sender.keys.server,
      sentAt: new Date(NOW).toISOString(),
      batch: [
        {
          ...bought('b1', { properties: { total: 9.5, items: [{ sku: 'a' }] } }),
          context: { ip: '::1' },
          _metadata: {},
        },
        {
          type: 'identify',
          messageId: 'b2',
          userId: 'u1',
          traits: { first_name: 'Noor' },
          integrations: { All: true },
        },
        { type: 'page', messageId: 'b3', anonymousId: 'a1', userId: null, name: 'Home', properties: { path: '/' } },
        { type: 'screen', messageId: 'b4', anonymousId: 'a1', properties: {} },
      ],
    });
    expect(answer).toMatchObject({ status: 200, body: { ...OK, accepted: 4 } });
    expect(await sender.stored('b1', 'b2', 'b3', 'b4')).toEqual([
      event('b1', 'Order Completed', { customer: 'u1', properties: { total: 9.5, items: [{ sku: 'a' }] } }),
      event('b2', 'identify', { kind: 'identify', customer: 'u1', properties: { first_name: 'Noor' } }),
      event('b3', 'page', { customer: 'a1', properties: { path: '/', name: 'Home' } }),
      event('b4', 'screen', { customer: 'a1', properties: {} }),
    ]);
    expect(await sender.queued('b1', 'b2', 'b3', 'b4')).toBe(4);
  });

  it.each([
    ['/v1/track', { messageId: 's1', userId: 7, event: ' Signed Up ', properties: null }, 'Signed Up', '7'],
    ['/v1/identify', { messageId: 's2', anonymousId: 'a2', traits: { plan: 'gold' } }, 'identify', 'a2'],
    ['/v1/page', { messageId: 's3', userId: 'u2', name: 'Cart' }, 'page', 'u2'],
    ['/v1/screen', { messageId: 's4', userId: 'u2' }, 'screen', 'u2'],
  ])('is taken one by one by %s', async (path, item, name, customer) => {
    const answer = await sender.send(path, item);
    expect(answer).toMatchObject({ status: 200, body: { ...OK, accepted: 1 } });
    expect(await sender.stored(item.messageId)).toMatchObject([{ name, customer }]);
  });

  it('gets an id of ours where it has none', async () => {
    await sender.batch([
      { userId: 'u1', event: 'nameless' },
      { userId: 'u1', event: 'nameless' },
    ]);
    const admin = postgres(sender.adminUrl, { max: 1 });
    expect(await admin`select message_id from customer_event where name = 'nameless'`).toHaveLength(2);
    await admin.end();
  });

  it.each([
    ['application/x-www-form-urlencoded', 'gz1'],
    ['application/json', 'gz2'],
    ['text/plain', 'gz3'],
  ])('is unpacked when it is zipped, and called %s', async (contentType, messageId) => {
    const zipped = gzipSync(JSON.stringify({ batch: [bought(messageId)] }));
    const headers = { ...sender.basic, 'content-encoding': 'gzip', 'content-type': contentType };
    expect((await sender.post('/v1/batch', zipped, headers)).body).toEqual({ ...OK, accepted: 1 });
    expect(await sender.queued(messageId)).toBe(1);
  });

  it.each([
    ['text/plain;charset=UTF-8', 'ct1'],
    ['multipart/form-data; boundary=x', 'ct2'],
    ['application/octet-stream', 'ct3'],
  ])('is read when it is called %s', async (contentType, messageId) => {
    const body = JSON.stringify({ batch: [bought(messageId)] });
    const answer = await sender.post('/v1/batch', body, { ...sender.basic, 'content-type': contentType });
    expect(answer.body).toEqual({ ...OK, accepted: 1 });
  });

  it('is read when nothing says what it is', async () => {
    const body = new TextEncoder().encode(JSON.stringify({ batch: [bought('ct4')] }));
    expect((await sender.post('/v1/batch', body, sender.basic)).body).toEqual({ ...OK, accepted: 1 });
  });

  it('may be empty', async () => {
    expect((await sender.batch([])).body).toEqual({ ...OK, accepted: 0 });
  });
});

describe('the write key', () => {
  const body = JSON.stringify({ batch: [bought('k')] });

  it('may come as the user of Basic authentication or in the body', async () => {
    expect((await sender.post('/v1/batch', body, sender.basic)).status).toBe(200);
    const inBody = JSON.stringify({ ...bought('k1'), writeKey: sender.keys.server });
    expect((await sender.post('/v1/track', inBody, {})).status).toBe(200);
  });

  it.each([
    ['is missing', () => ({})],
    ['is unknown', () => basicAuth('sk_unknown')],
    ['is empty', () => basicAuth('')],
    ['is a bearer token', () => ({ authorization: `Bearer ${sender.keys.server}` })],
    ['is not Base64', () => ({ authorization: 'Basic \u00ff\u00fe' })],
    ['is its own hash', () => basicAuth('0'.repeat(64))],
  ])('that %s opens nothing', async (_what, headers: () => Record<string, string>) => {
    const answer = await sender.post('/v1/batch', JSON.stringify({ batch: [bought('never')] }), headers());
    expect(answer).toMatchObject({ status: 401, body: { success: false, code: 'unknown-write-key' } });
    expect(await sender.stored('never')).toEqual([]);
  });

  it('of a browser cannot say where anyone is reached, or take it away', async () => {
    const addresses = Object.fromEntries(
      Object.values(ADDRESS_ATTRIBUTES)
        .flat()
        .map((name) => [name, 'mine']),
    );
    const items = [
      { type: 'identify', messageId: 'w1', userId: 'victim', traits: { ...addresses, plan: 'gold' } },
      { type: 'identify', messageId: 'w2', userId: 'victim', traits: { email: null } },
    ];
    const answer = await sender.post('/v1/batch', JSON.stringify({ batch: items }), basicAuth(sender.keys.browser));
    expect(answer.body).toEqual({ ...OK, accepted: 2 });
    expect((await sender.stored('w1', 'w2')).map(({ properties }) => properties)).toEqual([{ plan: 'gold' }, {}]);
  });

  it('of a server can', async () => {
    await sender.send('/v1/identify', { messageId: 'w3', userId: 'u9', traits: { email: 'noor@example.test' } });
    expect(await sender.stored('w3')).toMatchObject([{ properties: { email: 'noor@example.test' } }]);
  });

  it('of a browser still tells events with such words in them', async () => {
    const item = JSON.stringify({ messageId: 'w4', userId: 'u9', event: 'Form Sent', properties: { email: 'x' } });
    await sender.post('/v1/track', item, basicAuth(sender.keys.browser));
    expect(await sender.stored('w4')).toMatchObject([{ properties: { email: 'x' } }]);
  });
});

describe('an event that comes again', () => {
  it('is stored and routed once, and answered as well as the first time', async () => {
    const first = await sender.batch([bought('d1', { properties: { total: 1 } })]);
    const again = await sender.batch([bought('d1', { properties: { total: 2 } })]);
    expect([first.status, again.status, again.body.success]).toEqual([200, 200, true]);
    expect(await sender.stored('d1')).toMatchObject([{ properties: { total: 1 } }]);
    expect(await sender.queued('d1')).toBe(1);
  });

  it('is stored once when it comes fifty times at once, through two servers', async () => {
    const answers = await Promise.all(
      Array.from({ length: 50 }, (_, n) => sender.send('/v1/track', bought('d2', { userId: 'new one' }), n % 2)),
    );
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
    expect(await sender.stored('d2')).toHaveLength(1);
    expect(await sender.queued('d2')).toBe(1);
  });

  it('is stored once when one batch holds it twice', async () => {
    expect((await sender.batch([bought('d3'), bought('d3')])).status).toBe(200);
    expect(await sender.stored('d3')).toHaveLength(1);
  });

  it('finds its place when batches cross that hold the same in another order', async () => {
    const items = Array.from({ length: 2_000 }, (_, n) => bought(`x${n}`));
    const answers = await Promise.all(
      Array.from({ length: 8 }, (_, n) => sender.batch(n % 2 ? items : [...items].reverse(), n % 2)),
    );
    expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 200));
    const ids = items.map(({ messageId }) => messageId);
    expect(await sender.stored(...ids)).toHaveLength(items.length);
    expect(await sender.queued(...ids)).toBe(items.length);
  });
});

describe('the answer', () => {
  let admin: Sql;
  beforeAll(() => {
    admin = postgres(sender.adminUrl, { max: 2, onnotice: () => {} });
  });
  afterAll(() => admin.end());

  it('comes when the event is committed, and not before', async () => {
    const lock = await admin.reserve();
    await lock`begin`;
    await lock`lock table route_queue in share mode`;
    let answered = false;
    const answer = sender.batch([bought('c1')]).then((got) => {
      answered = true;
      return got;
    });
    await expect.poll(waitingForLock).toBe(1);
    expect(answered).toBe(false);
    expect(await sender.stored('c1')).toEqual([]);
    await lock`commit`;
    lock.release();
    expect((await answer).status).toBe(200);
    expect(await sender.stored('c1')).toHaveLength(1);
  });

  it('is no success when the commit failed, and the sender may try again', async () => {
    await admin`alter table route_queue add constraint full_disk check (false) not valid`;
    expect(await sender.batch([bought('c2')])).toMatchObject({ status: 503, body: { code: 'not-stored' } });
    await admin`alter table route_queue drop constraint full_disk`;
    expect(await sender.stored('c2')).toEqual([]);
    expect((await sender.batch([bought('c2')])).status).toBe(200);
    expect(await sender.stored('c2')).toHaveLength(1);
  });

  it('comes in time when the database does not, and says that nothing is sure', { timeout: 40_000 }, async () => {
    const lock = await admin.reserve();
    await lock`begin`;
    await lock`lock table route_queue in share mode`;
    const begunAt = Date.now();
    const answer = await sender.batch([bought('c3')]);
    expect(answer).toMatchObject({ status: 503, body: { success: false, code: 'not-stored' } });
    expect(answer.headers.get('retry-after')).toBe('2');
    expect(Date.now() - begunAt).toBeLessThan(15_000);
    await lock`commit`;
    lock.release();
    expect((await sender.batch([bought('c3')])).status).toBe(200);
    expect(await sender.stored('c3')).toHaveLength(1);
  });

  it('asks for patience when a million events wait for the router, and takes them again when they are routed', {
    timeout: 180_000,
  }, async () => {
    await sender.batch([bought('c4')]);
    await admin`
      insert into route_queue (workspace_id, partition, customer_id, event_id, occurred_at)
      select q.workspace_id, q.partition, q.customer_id, q.event_id, q.occurred_at
        from (select * from route_queue limit 1) q, generate_series(1, ${MOST_UNROUTED})`;
    await expect.poll(async () => (await sender.batch([bought('c5')])).status, { timeout: 10_000 }).toBe(429);
    const refused = await sender.batch([bought('c5')]);
    expect(refused.body.code).toBe('queue-full');
    expect(refused.headers.get('retry-after')).toBe('30');
    await admin`truncate route_queue`;
    await expect.poll(async () => (await sender.batch([bought('c5')])).status, { timeout: 10_000 }).toBe(200);
  });

  it('asks for patience while 50,000 events wait for their commit, of which none is lost', {
    timeout: 60_000,
  }, async () => {
    const lock = await admin.reserve();
    await lock`begin`;
    await lock`lock table route_queue in share mode`;
    const waiting = Array.from({ length: 100 }, (_, batch) =>
      sender.batch(Array.from({ length: 500 }, (_, number) => bought(`full-${batch}-${number}`))),
    );
    const one = async () => (await sender.batch([bought('c6')])).status;
    // Whatever comes before the last batch is read waits with the others.
    await expect.poll(() => Promise.race([one(), patience()]), { timeout: 10_000 }).toBe(429);
    const refused = await sender.batch([bought('c7')]);
    expect(refused.body.code).toBe('busy');
    expect(refused.headers.get('retry-after')).toBe('1');
    await lock`commit`;
    lock.release();
    expect(new Set((await Promise.all(waiting)).map(({ status }) => status))).toEqual(new Set([200]));
    const [row] = await admin`select count(*)::int as stored from customer_event where message_id like 'full-%'`;
    expect(row?.stored).toBe(50_000);
    expect((await sender.batch([bought('c7')])).status).toBe(200);
  });

  async function waitingForLock(): Promise<number> {
    const rows = await admin`
      select 1 from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()`;
    return rows.length;
  }
});

const patience = () => new Promise((resolve) => setTimeout(resolve, 200));

describe('a browser on another site', () => {
  it('may send without being asked for cookies', async () => {
    const preflight = await fetch(`${sender.origin()}/v1/batch`, {
      method: 'OPTIONS',
      headers: {
        origin: 'https://shop.example',
        'access-control-request-method': 'POST',
        'access-control-request-headers': 'authorization,content-type',
      },
    });
    expect(preflight.status).toBe(204);
    expect(preflight.headers.get('access-control-allow-origin')).toBe('*');
    expect(preflight.headers.get('access-control-allow-headers')).toMatch(/authorization.*content-type/);
    expect(preflight.headers.get('access-control-allow-methods')).toContain('POST');
    expect(preflight.headers.get('access-control-allow-credentials')).toBeNull();
  });

  it('may read the answer, whatever it is', async () => {
    const headers = { origin: 'https://shop.example' };
    const taken = await sender.post('/v1/batch', '{"batch":[]}', { ...headers, ...sender.basic });
    const refused = await sender.post('/v1/batch', '{"batch":[]}', headers);
    const malformed = await sender.post('/v1/batch', '', { ...headers, ...sender.basic });
    expect([taken, refused, malformed].map(({ status }) => status)).toEqual([200, 401, 400]);
    for (const answer of [taken, refused, malformed])
      expect(answer.headers.get('access-control-allow-origin')).toBe('*');
  });

  it('may not read anything', async () => {
    for (const path of ['/v1/batch', '/v1/track']) {
      const response = await fetch(`${sender.origin()}${path}`, { headers: sender.basic });
      expect(response.status).toBe(404);
    }
  });
});

function event(messageId: string, name: string, more: object) {
  return { messageId, name, kind: 'track', occurredAt: NOW, receivedAt: NOW, ...more };
}
