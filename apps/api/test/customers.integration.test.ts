/** Finding customers, reading about them, and recording what they allow. */
import { randomUUID } from 'node:crypto';
import { withWorkspaceSql } from '@kairos/db';
import type { JsonObject } from '@kairos/engine';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Door, openDoor, type SignedIn } from './door';

let door: Door;
let owner: SignedIn;
beforeAll(async () => {
  door = await openDoor();
  owner = await door.owner('owner@example.test');
  await customer('08214', { email: 'vera@example.test', first_name: 'Vera', last_name: 'de Wit' }, 3);
  await customer('08215', { email: '100%_sure@example.test', name: 'Bram Smit' }, 2);
  await customer('anon-7', {}, 1);
});
afterAll(() => door.close());

/** `age`: higher was seen longer ago. */
async function customer(label: string, attributes: JsonObject, age: number): Promise<string> {
  const id = randomUUID();
  const seen = new Date(Date.UTC(2026, 0, 10 - age));
  await withWorkspaceSql(door.database, owner.workspaceId, async (sql) => {
    await sql`insert into customer (id, workspace_id, label, attributes, first_seen_at, last_seen_at)
              values (${id}, ${owner.workspaceId}, ${label}, ${sql.json(attributes)}, ${seen}, ${seen})`;
    await sql`insert into customer_key (workspace_id, namespace, value, customer_id)
              values (${owner.workspaceId}, 'user', ${`key-of-${label}`}, ${id})`;
  });
  return id;
}

const find = async (input: object) => (await door.query('customers.find', input, owner.cookie)).data;
const labels = (page: { customers: { label: string }[] }) => page.customers.map((each) => each.label);

describe('counting customers who meet conditions', () => {
  const count = async (branches: unknown[]) =>
    (await door.mutate('customers.matching', { branches }, owner.cookie)).data;
  const hasEmail = { path: 'email', comparison: 'exists' };

  it('counts each for the first branch that they meet, and the others', async () => {
    const vera = [{ path: 'first_name', comparison: 'is', value: 'vera' }];
    expect(await count([vera, { all: [hasEmail] }])).toEqual({ matching: [1, 1], others: 1, looked: 3, isAll: true });
    expect(await count([{ not: { any: [hasEmail] } }])).toMatchObject({ matching: [1], others: 2 });
  });

  it('counts everybody where nothing is asked', async () => {
    expect(await count([[]])).toMatchObject({ matching: [3], others: 0 });
  });

  it('looks at customers of its own workspace only', async () => {
    const stranger = await door.owner('stranger-counts@example.test');
    const answer = await door.mutate('customers.matching', { branches: [[]] }, stranger.cookie);
    expect(answer.data).toMatchObject({ looked: 0 });
  });

  it('refuses conditions that are incomplete', async () => {
    expect((await door.mutate('customers.matching', { branches: [[{ path: '' }]] }, owner.cookie)).status).toBe(400);
  });
});

describe('the list of customers', () => {
  it('begins with whoever was seen last and counts everybody', async () => {
    const page = await find({});
    expect(labels(page)).toEqual(['anon-7', '08215', '08214']);
    expect(page.total).toEqual({ count: 3, isMore: false });
  });

  it('goes on where the page before ended, without gaps or doubles', async () => {
    const first = await find({ limit: 2 });
    const second = await find({ limit: 2, cursor: first.next });
    expect([...labels(first), ...labels(second)]).toEqual(['anon-7', '08215', '08214']);
    expect(second.next).toBeNull();
  });

  it.each([
    ['0821', ['08215', '08214']],
    ['VERA@', ['08214']],
    ['de wit', ['08214']],
    ['smit', ['08215']],
    ['key-of-anon', ['anon-7']],
    ['100%_', ['08215']],
    ['%', []],
    ["' or 1=1 --", []],
    ['\\', []],
  ])('finds for %s exactly who it means', async (search, expected) => {
    expect(labels(await find({ search }))).toEqual(expected);
  });
});

describe('what a customer allows', () => {
  it('keeps every line of the proof, newest first', async () => {
    const customerId = await customer('consenting', {}, 5);
    const record = (state: string) =>
      door.mutate(
        'customers.recordConsent',
        { customerId, channel: 'email', state, source: `said ${state}` },
        owner.cookie,
      );
    await record('granted');
    await record('withdrawn');
    const { data } = await door.query('customers.get', { customerId }, owner.cookie);
    expect(data.consents).toMatchObject([
      { channel: 'email', state: 'withdrawn', source: 'said withdrawn' },
      { channel: 'email', state: 'granted', source: 'said granted' },
    ]);
  });

  it('needs a word on how it is known', async () => {
    const customerId = await customer('unproven', {}, 5);
    const input = { customerId, channel: 'email', state: 'granted', source: '  ' };
    expect((await door.mutate('customers.recordConsent', input, owner.cookie)).status).toBe(400);
  });

  it('can be blocked and unblocked, once each', async () => {
    const customerId = await customer('blocked', {}, 5);
    const blocks = async () => (await door.query('customers.get', { customerId }, owner.cookie)).data.suppressions;
    const made = await door.mutate('customers.block', { customerId, channel: 'all', reason: 'Asked' }, owner.cookie);
    expect(await blocks()).toMatchObject([{ channel: 'all', reason: 'Asked', endsAt: null }]);
    const lift = () => door.mutate('customers.liftBlock', { customerId, id: made.data.id }, owner.cookie);
    expect((await lift()).status).toBe(200);
    expect(await blocks()).toEqual([]);
    expect(await lift()).toMatchObject({ status: 404, refusal: 'customers/block-not-found' });
  });
});

describe('the catalogue of attributes', () => {
  it('names them with how many have them and what they look like', async () => {
    const { data } = await door.query('customers.attributes', undefined, owner.cookie);
    expect(data).toContainEqual({ name: 'first_name', seen: 1, examples: ['Vera'] });
    expect(data[0]).toMatchObject({ name: 'email', seen: 2 });
  });
});

describe('the clock that holds for a customer', () => {
  it.each([
    ['their own', { time_zone: 'Asia/Tokyo' }, { timeZone: 'Asia/Tokyo', fallbackBecause: null }],
    ['the workspace’s for who has told none', {}, { timeZone: 'Europe/Amsterdam', fallbackBecause: 'missing' }],
    [
      'the workspace’s for who has told one that is none',
      { time_zone: 'Mars/Olympus' },
      { timeZone: 'Europe/Amsterdam', fallbackBecause: 'invalid' },
    ],
  ])('is %s', async (_, attributes, zone) => {
    const customerId = await customer(`zone-${randomUUID()}`, attributes, 5);
    const answer = await door.query('customers.get', { customerId }, owner.cookie);
    expect(answer.data).toMatchObject({ zone });
  });
});

describe('removing a customer', () => {
  const change = async (verb: 'remove' | 'restore', customerId: string) =>
    (await door.mutate(`customers.${verb}`, { customerId }, owner.cookie)).status;
  const removedAt = async (customerId: string) =>
    (await door.query('customers.get', { customerId }, owner.cookie)).data.removedAt;

  it('is told on their page until they are brought back, and is noted in their events', async () => {
    const customerId = await customer('leaver', {}, 4);
    expect(await removedAt(customerId)).toBeNull();
    expect(await change('remove', customerId)).toBe(200);
    expect(await removedAt(customerId)).toEqual(expect.any(Number));
    expect(await change('remove', customerId)).toBe(409);
    expect(await change('restore', customerId)).toBe(200);
    expect(await removedAt(customerId)).toBeNull();
    expect(await change('restore', customerId)).toBe(409);
    const { events } = (await door.query('customers.events', { customerId }, owner.cookie)).data;
    expect(events.map(({ name }: { name: string }) => name)).toEqual(['Customer Restored', 'Customer Removed']);
  });

  it('is for members of the workspace only', async () => {
    const stranger = await door.owner('stranger-removal@example.test');
    const customerId = await customer('stayer', {}, 4);
    const answer = await door.mutate('customers.remove', { customerId }, stranger.cookie);
    expect(answer.status).toBe(404);
    expect(await removedAt(customerId)).toBeNull();
  });
});
