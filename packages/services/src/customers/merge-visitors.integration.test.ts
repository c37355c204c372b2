/** A visitor and a customer who turn out to be one: of what either was promised or asked for, the stricter holds. */
import { insertSuppression, recordWish } from '@kairos/db';
import { type FrequencyCap, PACES, WEEKDAYS, type Wish } from '@kairos/engine';
import { NODE_KINDS } from '@kairos/nodes';
import { createTestDatabase, Scenario, type TestDatabase } from '@kairos/testkit';
import { v7 as uuid } from 'uuid';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { acceptEvents } from '../events';
import { readCustomerWishes } from './wishes';

const HOUR = 3_600_000;
const TOMORROW = Date.now() + 24 * HOUR;
const TWO_A_DAY: FrequencyCap = { channels: ['email'], most: 2, withinHours: 24, waitHours: 0 };
const offers = { topic: 'offers', channel: 'email' } as const;

let testDatabase: TestDatabase;
let scenario: Scenario;
beforeAll(async () => {
  testDatabase = await createTestDatabase();
  scenario = await Scenario.create({ databaseUrl: testDatabase.appUrl, kinds: NODE_KINDS });
  await scenario.setRules({ caps: [TWO_A_DAY] });
});
afterAll(async () => {
  await scenario.close();
  await testDatabase.drop();
});

interface Person {
  userId: string | null;
  anonymousId: string | null;
}

/** Who they are, told by an event; both names together make one customer of the two. */
async function identify(person: Person): Promise<void> {
  const now = Date.now();
  const event = { messageId: uuid(), kind: 'identify', name: 'identify', occurredAt: now } as const;
  await acceptEvents(scenario.database, scenario.workspaceId, [{ ...event, ...person, properties: {} }], now);
}

/** A visitor and a customer who allow e-mail, neither of whom knows of the other. */
async function twoWhoAreOne() {
  const [userId, anonymousId] = [`user-${uuid()}`, `visitor-${uuid()}`];
  await identify({ userId, anonymousId: null });
  await identify({ userId: null, anonymousId });
  const [customer, visitor] = [await idOf(userId), await idOf(anonymousId)];
  await scenario.inWorkspace(async (sql) => {
    await sql`update customer set attributes = ${sql.json({ email: 'ana@example.test', time_zone: 'UTC' })}
               where id in (${customer}, ${visitor})`;
    for (const id of [customer, visitor])
      await sql`insert into consent (workspace_id, customer_id, channel, state, source, recorded_at)
                values (${scenario.workspaceId}, ${id}, 'email', 'granted', 'test', now())`;
  });
  return { customer, visitor, becomeOne: () => identify({ userId, anonymousId }) };
}

async function idOf(name: string): Promise<string> {
  const [row] = await scenario.inWorkspace(
    (sql) => sql<{ id: string }[]>`select customer_id as id from customer_key where value = ${name}`,
  );
  if (!row) throw new Error(`Nobody is called ${name}.`);
  return row.id;
}

const wish = (customerId: string, said: Wish) =>
  scenario.inWorkspace((sql) =>
    recordWish(sql, scenario.workspaceId, {
      ...{ customerId, wish: said, source: 'customer', memberId: null, reason: null, at: new Date() },
    }),
  );

async function message(customerId: string, state: 'accepted' | 'planned', dueAt = Date.now()): Promise<string> {
  const id = uuid();
  const isHeld = state === 'planned';
  await scenario.inWorkspace(
    (sql) => sql`
      insert into message (id, workspace_id, run_id, journey_id, version_id, node_id, visit, customer_id, channel, topic,
                           state, planned_at, due_at, is_held, hold_reason)
      values (${id}, ${scenario.workspaceId}, ${id}, ${id}, ${id}, 'mail', 1, ${customerId}, 'email', 'offers',
              ${state}, now(), ${new Date(dueAt)}, ${isHeld}, ${isHeld ? 'quiet-hours' : null})`,
  );
  return id;
}

const wishesOf = (customerId: string) => readCustomerWishes(scenario.database, scenario.workspaceId, customerId);

/** What would become of an e-mail about offers now. */
async function outlook(customerId: string): Promise<string> {
  const { outlook: all } = await wishesOf(customerId);
  const found = all.find(({ topic, channel }) => topic === 'offers' && channel === 'email');
  return found && 'reason' in found ? found.reason : (found?.verdict ?? 'nothing is known');
}

describe('of two who turn out to be one', () => {
  it('the stricter wish holds, whoever of them had it, and the records of both stay', async () => {
    const { customer, visitor, becomeOne } = await twoWhoAreOne();
    await wish(customer, { about: 'topic', ...offers, isWanted: true });
    await wish(customer, { about: 'pace', pace: PACES.monthly });
    await wish(customer, { about: 'pause', until: TOMORROW });
    await wish(visitor, { about: 'topic', ...offers, isWanted: false });
    await wish(visitor, { about: 'pace', pace: PACES.daily });
    await wish(visitor, { about: 'pause', until: TOMORROW + HOUR });
    await wish(visitor, { about: 'behaviour', mayBeUsed: false });
    await becomeOne();
    const { wishes, records } = await wishesOf(customer);
    expect(wishes).toEqual({
      topics: [{ ...offers, isWanted: false }],
      ...{ hours: null, pace: PACES.monthly, pausedUntil: TOMORROW + HOUR, mayUseBehaviour: false },
    });
    expect(records).toHaveLength(7);
    expect(await outlook(customer)).toBe('unwanted-topic');
  });

  it('a wish of the visitor binds the customer who wished nothing', async () => {
    const { customer, visitor, becomeOne } = await twoWhoAreOne();
    await wish(visitor, { about: 'pace', pace: PACES.weekly });
    await becomeOne();
    expect((await wishesOf(customer)).wishes).toMatchObject({ pace: PACES.weekly, mayUseBehaviour: true });
  });

  it('a block of either holds', async () => {
    const { customer, visitor, becomeOne } = await twoWhoAreOne();
    await wish(customer, { about: 'topic', ...offers, isWanted: true });
    expect(await outlook(customer)).toBe('send');
    const block = { id: uuid(), customerId: visitor, channel: 'all', reason: 'complaint', now: new Date() } as const;
    await scenario.inWorkspace((sql) => insertSuppression(sql, scenario.workspaceId, block));
    await becomeOne();
    expect(await outlook(customer)).toBe('suppressed');
  });

  it('messages of both count against caps', async () => {
    const { customer, visitor, becomeOne } = await twoWhoAreOne();
    await wish(customer, { about: 'topic', ...offers, isWanted: true });
    for (const id of [customer, visitor]) await message(id, 'accepted');
    expect(await outlook(customer)).toBe('send');
    await becomeOne();
    expect(await outlook(customer)).toBe('frequency-cap');
  });

  it('what is held already is asked about anew', async () => {
    const { customer, visitor, becomeOne } = await twoWhoAreOne();
    const held = await message(customer, 'planned', TOMORROW);
    const now = new Date();
    const minute = (hours: number) => new Date(now.getTime() + hours * HOUR).toISOString().slice(11, 16);
    const windows = [{ weekdays: [...WEEKDAYS], from: minute(2), to: minute(3) }];
    await wish(visitor, { about: 'hours', hours: { windows, holidays: 'as-usual', holidayCalendar: 'nl' } });
    await becomeOne();
    const [row] = await scenario.inWorkspace(
      (sql) => sql<{ dueAt: Date; why: string }[]>`
        select due_at as "dueAt", hold_reason as why from message where id = ${held}`,
    );
    expect(row?.why).toBe('own-hours');
    expect((row?.dueAt.getTime() ?? 0) - now.getTime()).toBeLessThanOrEqual(2 * HOUR);
  });
});
