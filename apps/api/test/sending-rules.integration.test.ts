/** Sending rules as owners change them: kept with their history, in force at once, and for what is held already. */
import { randomUUID } from 'node:crypto';
import { withWorkspaceSql } from '@kairos/db';
import { NO_SENDING_RULES, type QuietHours, type Schedule, type SendingRules, WEEKDAYS } from '@kairos/engine';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Door, openDoor, type SignedIn } from './door';

const HOUR = 3_600_000;

let door: Door;
let owner: SignedIn;
beforeAll(async () => {
  door = await openDoor();
});
beforeEach(async () => {
  owner = await door.owner(`${randomUUID()}@example.test`);
});
afterAll(() => door.close());

const read = async () => (await door.query('sending.rules', undefined, owner.cookie)).data;
const change = (rules: Partial<SendingRules>, revision: number) =>
  door.mutate('sending.changeRules', { rules: { ...NO_SENDING_RULES, ...rules }, revision }, owner.cookie);
const inWorkspace: <T>(work: Parameters<typeof withWorkspaceSql<T>>[2]) => Promise<T> = (work) =>
  withWorkspaceSql(door.database, owner.workspaceId, work);

/** Quiet at every moment but for one minute of the day, twelve hours from now. */
function quietNow(): QuietHours {
  const end = new Date(Date.now() + 12 * HOUR);
  const time = (at: Date) => at.toISOString().slice(11, 16);
  const windows = [{ weekdays: [...WEEKDAYS], from: time(new Date(end.getTime() + 60_000)), to: time(end) }];
  return { channels: ['email'], schedule: { windows, holidays: 'as-usual', holidayCalendar: 'nl' }, whenQuiet: 'hold' };
}

/** Hours of one minute a day, twelve hours from now. */
function minuteOfDay(): Schedule {
  const { schedule } = quietNow();
  return { ...schedule, windows: schedule.windows.map(({ weekdays, from, to }) => ({ weekdays, from: to, to: from })) };
}

/** A message of a customer who allows e-mail; held until tomorrow for quiet hours. */
async function held(customerId = randomUUID(), dueAt = new Date(Date.now() + 20 * HOUR)): Promise<string> {
  const id = randomUUID();
  await inWorkspace(async (sql) => {
    const ws = owner.workspaceId;
    await sql`insert into customer (id, workspace_id, label, attributes, first_seen_at, last_seen_at)
              values (${customerId}, ${ws}, 'c', ${sql.json({ email: 'c@example.test', time_zone: 'UTC' })}, now(), now())
              on conflict do nothing`;
    await sql`insert into consent (workspace_id, customer_id, channel, state, source, recorded_at)
              values (${ws}, ${customerId}, 'email', 'granted', 'test', now())`;
    await sql`insert into message (id, workspace_id, run_id, journey_id, version_id, node_id, visit, customer_id, channel, topic, state,
                                   planned_at, due_at, is_held, hold_reason)
              values (${id}, ${ws}, ${id}, ${id}, ${id}, 'mail', 1, ${customerId}, 'email', 'offers', 'planned',
                      now(), ${dueAt}, true, 'quiet-hours')`;
  });
  return id;
}

const dueOf = (id: string) =>
  inWorkspace(async (sql) => {
    const [row] = await sql<{ dueAt: Date }[]>`select due_at as "dueAt" from message where id = ${id}`;
    return row?.dueAt.getTime() ?? 0;
  });

describe('sending rules', () => {
  it('are none at first, and tell who changed them to what', async () => {
    expect(await read()).toEqual({ rules: NO_SENDING_RULES, revision: 0, changes: [] });
    const rules = { ...NO_SENDING_RULES, quietHours: [quietNow()] };
    const { data } = await change(rules, 0);
    const changed = { id: data.revision, rules, memberName: expect.any(String), changedAt: expect.any(Number) };
    expect(await read()).toEqual({ rules, revision: data.revision, changes: [changed] });
  });

  it('are not overwritten by somebody who looked at older ones', async () => {
    await change({ longestHoldHours: 24 }, 0);
    expect(await change({ longestHoldHours: 48 }, 0)).toMatchObject({ status: 409, refusal: 'sending/rules-changed' });
    expect((await read()).rules.longestHoldHours).toBe(24);
  });

  it('must hold what they say', async () => {
    const empty = { ...quietNow(), schedule: { ...quietNow().schedule, windows: [] } };
    expect(await change({ quietHours: [empty] }, 0)).toMatchObject({
      status: 400,
      refusal: 'sending/rules-do-not-fit',
    });
    expect((await read()).revision).toBe(0);
  });
});

describe('what is held when the rules change', () => {
  it('leaves at once when nothing holds it any more', async () => {
    const id = await held();
    expect((await change({}, 0)).data.moved).toBe(1);
    expect(await dueOf(id)).toBeLessThanOrEqual(Date.now());
  });

  it('gets the moment at which the new quiet hours end', async () => {
    const id = await held();
    await change({ quietHours: [quietNow()] }, 0);
    const end = await dueOf(id);
    expect(end - Date.now()).toBeGreaterThan(11.9 * HOUR);
    expect(end - Date.now()).toBeLessThan(12.1 * HOUR);
  });

  it('keeps to a cap when it leaves earlier: one leaves now, the other on the next day', async () => {
    const customerId = randomUUID();
    const ids = [await held(customerId), await held(customerId)];
    await change({ caps: [{ channels: ['email'], most: 1, withinHours: null, waitHours: 48 }] }, 0);
    const dues = await Promise.all(ids.map(dueOf));
    const days = dues.map((due) => new Date(due).toISOString().slice(0, 10));
    expect(new Set(days).size).toBe(2);
    expect(Math.min(...dues)).toBeLessThanOrEqual(Date.now());
  });

  it('counts as held in the last seven days', async () => {
    await held();
    const { data } = await door.query('sending.withheldLately', undefined, owner.cookie);
    expect(data).toEqual([{ channel: 'email', topic: 'offers', reason: 'quiet-hours', held: 1, skipped: 0 }]);
  });
});

describe('a message that is kept back', () => {
  const sendAnyway = (id: string) => door.mutate('sending.sendAnyway', { id }, owner.cookie);
  const withheld = async (which: 'held' | 'unsent') =>
    (await door.query('sending.withheld', { which }, owner.cookie)).data;
  const stateOf = (id: string) =>
    inWorkspace(async (sql) => {
      const [row] =
        await sql`select state, is_held as "isHeld", reason, released_by is not null as "isPastRules" from message where id = ${id}`;
      return row;
    });
  const skip = (id: string, reason: string) =>
    inWorkspace(
      (sql) => sql`update message set state = 'skipped', is_held = false, reason = ${reason} where id = ${id}`,
    );
  const journeyOf = (id: string) =>
    inWorkspace(
      (sql) =>
        sql`insert into journey (id, workspace_id, name, status) values (${id}, ${owner.workspaceId}, 'J', 'live')`,
    );

  it('is listed with its reason and its moment, as waiting or as not sent', async () => {
    const [waiting, unsent, other] = [await held(), await held(), await held()];
    await Promise.all([waiting, unsent, other].map(journeyOf));
    await skip(unsent, 'frequency-cap');
    await skip(other, 'no-consent');
    expect(await withheld('held')).toMatchObject([{ id: waiting, reason: 'quiet-hours', dueAt: expect.any(Number) }]);
    expect(await withheld('unsent')).toMatchObject([{ id: unsent, reason: 'frequency-cap' }]);
  });

  it('leaves when a member sends it past the cap, and says who did', async () => {
    const id = await held();
    await journeyOf(id);
    await skip(id, 'frequency-cap');
    expect((await sendAnyway(id)).status).toBe(200);
    expect(await stateOf(id)).toEqual({ state: 'planned', isHeld: false, reason: null, isPastRules: true });
  });

  it('is not sent past what its customer wishes or does not allow', async () => {
    const customerId = randomUUID();
    const id = await held(customerId);
    await journeyOf(id);
    const wish = { about: 'pause', until: Date.now() + HOUR };
    await door.mutate('customers.recordWish', { customerId, wish, reason: 'by phone' }, owner.cookie);
    expect(await sendAnyway(id)).toMatchObject({ status: 409, refusal: 'sending/customer-forbids' });
    await skip(id, 'no-consent');
    expect(await sendAnyway(id)).toMatchObject({ status: 409, refusal: 'sending/message-not-withheld' });
  });

  it('waits for the customer’s own hours, whoever sends it', async () => {
    const customerId = randomUUID();
    const id = await held(customerId);
    await journeyOf(id);
    const wish = { about: 'hours', hours: minuteOfDay() };
    await door.mutate('customers.recordWish', { customerId, wish, reason: 'by phone' }, owner.cookie);
    const { data } = await sendAnyway(id);
    expect(data.leavesAt - Date.now()).toBeGreaterThan(11.9 * HOUR);
    expect(await stateOf(id)).toMatchObject({ state: 'planned', isHeld: true, isPastRules: true });
  });
});

describe('the order of leaving', () => {
  it('is that of the importance of marketing in published journeys, 50 where a step says nothing', async () => {
    const letter = (config: object) => ({ config: { topic: 'offers', ...config } });
    await publish('Both', [letter({ priority: 20 }), letter({})]);
    await publish('Most important', [letter({ priority: 80 }), letter({ priority: 99, purpose: 'service' })]);
    await publish('Without messages', [{ config: {} }]);
    const { data } = await door.query('sending.importance', undefined, owner.cookie);
    expect(data).toEqual([
      { journeyId: expect.any(String), name: 'Most important', highest: 80, lowest: 80 },
      { journeyId: expect.any(String), name: 'Both', highest: 50, lowest: 20 },
    ]);
  });

  async function publish(name: string, nodes: object[]): Promise<void> {
    const [journeyId, versionId] = [randomUUID(), randomUUID()];
    await inWorkspace(async (sql) => {
      await sql`insert into journey (id, workspace_id, name, status, live_version_id)
                values (${journeyId}, ${owner.workspaceId}, ${name}, 'live', ${versionId})`;
      await sql`insert into journey_version (id, workspace_id, journey_id, number, document, plan, sensing_hash, published_at)
                values (${versionId}, ${owner.workspaceId}, ${journeyId}, 1, ${JSON.stringify({ nodes })}::text::jsonb, '{}', '', now())`;
    });
  }
});

describe('wishes', () => {
  it('that a member records say who did and why, and what would become of a message now', async () => {
    const customerId = randomUUID();
    await held(customerId);
    const wish = { about: 'topic', topic: 'offers', channel: 'email', isWanted: false };
    await door.mutate('customers.recordWish', { customerId, wish, reason: 'told us by phone' }, owner.cookie);
    const { data } = await door.query('customers.wishes', { customerId }, owner.cookie);
    expect(data.wishes.topics).toEqual([{ topic: 'offers', channel: 'email', isWanted: false }]);
    expect(data.records).toMatchObject([
      { wish, source: 'member', reason: 'told us by phone', memberName: expect.any(String) },
    ]);
    expect(data.outlook).toContainEqual({
      topic: 'offers',
      channel: 'email',
      verdict: 'skip',
      reason: 'unwanted-topic',
    });
    expect(data.outlook).toContainEqual({ topic: 'offers', channel: 'sms', verdict: 'skip', reason: 'no-consent' });
  });

  it('hold at once for what is held already', async () => {
    const customerId = randomUUID();
    const id = await held(customerId, new Date(Date.now() + HOUR));
    const wish = { about: 'hours', hours: minuteOfDay() };
    await door.mutate('customers.recordWish', { customerId, wish, reason: 'by phone' }, owner.cookie);
    expect((await dueOf(id)) - Date.now()).toBeGreaterThan(11.9 * HOUR);
  });
});
