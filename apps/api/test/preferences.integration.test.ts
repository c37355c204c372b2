import { unsubscribeUrl } from '@kairos/channels';
import { readWishes, withWorkspaceSql } from '@kairos/db';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Door, openDoor, SECRET } from './door';

const CUSTOMER = '01890000-0000-7000-8000-000000000001';
const MESSAGE = '01890000-0000-7000-8000-000000000002';
const ONE_CLICK = 'List-Unsubscribe=One-Click';
const FORM = { 'content-type': 'application/x-www-form-urlencoded' };

let door: Door;
let workspaceId: string;
let link: string;

beforeAll(async () => {
  door = await openDoor();
  ({ workspaceId } = await door.owner('owner@example.test'));
  link = unsubscribeUrl('', SECRET, workspaceId, MESSAGE);
  await withWorkspaceSql(door.database, workspaceId, async (sql) => {
    await sql`insert into customer (id, workspace_id, label, first_seen_at, last_seen_at)
              values (${CUSTOMER}, ${workspaceId}, 'secret customer', now(), now())`;
    await sql`insert into message (id, workspace_id, run_id, journey_id, version_id, node_id, visit, customer_id, channel, topic, state,
                                   planned_at, due_at, rendered)
              values (${MESSAGE}, ${workspaceId}, ${MESSAGE}, ${MESSAGE}, ${MESSAGE}, 'mail', 1, ${CUSTOMER}, 'email', 'offers',
                      'accepted', now(), now(), '{"language": "nl"}')`;
  });
});

beforeEach(() =>
  withWorkspaceSql(door.database, workspaceId, async (sql) => {
    await sql`delete from consent`;
    await sql`delete from preference`;
    await sql`delete from contact_wish`;
    await sql`insert into consent (workspace_id, customer_id, channel, state, source, recorded_at)
              values (${workspaceId}, ${CUSTOMER}, 'email', 'granted', 'test', now())`;
  }),
);

afterAll(() => door.close());

const withdrawals = () =>
  withWorkspaceSql(door.database, workspaceId, async (sql) => {
    const rows = await sql`select 1 from consent where state = 'withdrawn'`;
    return rows.length;
  });

describe('the link in a message', () => {
  it.each(['GET', 'HEAD'] as const)('changes nothing when it is only looked at (%s)', async (method) => {
    const answer = await door.inject({ method, url: link });
    expect(answer.statusCode).toBe(200);
    expect(await withdrawals()).toBe(0);
  });

  it('asks in the language of the message, names the sender and nobody else', async () => {
    const { body, headers } = await door.inject({ method: 'GET', url: link, headers: { 'accept-language': 'en' } });
    expect(body).toContain('Geen e-mails meer van Workspace of owner@example.test?');
    expect(body).not.toContain('secret customer');
    expect(headers).toMatchObject({
      'cache-control': 'no-store',
      'referrer-policy': 'no-referrer',
      'x-robots-tag': 'noindex',
    });
  });

  it.each([
    ['a form', FORM, ONE_CLICK],
    ['a form with more in it', FORM, `a=b&${ONE_CLICK}&c=d`],
    [
      'a multipart form',
      { 'content-type': 'multipart/form-data; boundary=x' },
      '--x\r\nContent-Disposition: form-data; name="List-Unsubscribe"\r\n\r\nOne-Click\r\n--x--\r\n',
    ],
  ])('is followed by one click as %s, without a cookie and from anywhere', async (_, headers, payload) => {
    const answer = await door.inject({
      method: 'POST',
      url: link,
      headers: { ...headers, origin: 'https://mail.example' },
      payload,
    });
    expect(answer.statusCode).toBe(200);
    expect(await withdrawals()).toBe(1);
  });

  it('counts once however often it is clicked', async () => {
    for (let click = 0; click < 3; click += 1) {
      expect((await door.inject({ method: 'POST', url: link, headers: FORM, payload: ONE_CLICK })).statusCode).toBe(
        200,
      );
    }
    expect(await withdrawals()).toBe(1);
  });

  it.each([
    ['an empty form', FORM, ''],
    ['another form', FORM, 'List-Unsubscribe=Maybe'],
  ])('does nothing for %s', async (_, headers, payload) => {
    expect((await door.inject({ method: 'POST', url: link, headers, payload })).statusCode).toBe(400);
    expect(await withdrawals()).toBe(0);
  });

  it('that is not ours leads nowhere and tells nothing', async () => {
    const changed = `${link.slice(0, -2)}${link.endsWith('AA') ? 'BB' : 'AA'}`;
    const strange = unsubscribeUrl('', SECRET, workspaceId, '01890000-0000-7000-8000-00000000ffff');
    for (const url of [changed, strange, '/u/x']) {
      expect((await door.inject({ method: 'GET', url })).statusCode).toBe(404);
      const answer = await door.inject({ method: 'POST', url, headers: FORM, payload: ONE_CLICK });
      expect(answer.statusCode).toBe(404);
      expect(answer.body).not.toContain('Workspace of');
    }
    expect(await withdrawals()).toBe(0);
  });
});

/** What the form sends when nothing is changed. */
const UNCHANGED = {
  form: 'choices',
  'shown-channel': 'email',
  channel: 'email',
  'shown-topic': 'email offers',
  topic: 'email offers',
  pace: 'any',
  hours: 'any',
  from: '09:00',
  to: '18:00',
  pause: '0',
  behaviour: 'yes',
};

const save = (change: Record<string, string | null>) => {
  const fields = Object.entries({ ...UNCHANGED, ...change }).filter(
    (entry): entry is [string, string] => entry[1] !== null,
  );
  return door.inject({ method: 'POST', url: link, headers: FORM, payload: new URLSearchParams(fields).toString() });
};

const records = () =>
  withWorkspaceSql(door.database, workspaceId, async (sql) => {
    const rows = await sql<{ wish: { about: string }; source: string }[]>`select wish, source from wish order by id`;
    return rows.map(({ wish, source }) => ({ ...wish, source }));
  });
const wishes = () =>
  withWorkspaceSql(door.database, workspaceId, async (sql) => (await readWishes(sql, [CUSTOMER])).get(CUSTOMER));

describe('the preference page', () => {
  beforeEach(() =>
    withWorkspaceSql(
      door.database,
      workspaceId,
      (sql) => sql`insert into preference (workspace_id, customer_id, topic, channel, wanted, recorded_at)
                   values (${workspaceId}, ${CUSTOMER}, 'offers', 'email', true, now()) on conflict do nothing`,
    ),
  );

  it('works without a script and asks about topics, pace, hours, a break and data', async () => {
    const { body } = await door.inject({ method: 'GET', url: link });
    expect(body).not.toContain('<script');
    for (const question of ['Waarover wil je', 'Hoe vaak', 'Wanneer komen', 'Even pauze', 'Wat mogen we']) {
      expect(body).toContain(question);
    }
    expect(body).toContain('value="email offers" checked');
  });

  it('records nothing when it is saved as it was', async () => {
    const before = (await records()).length;
    const answer = await save({});
    expect([answer.statusCode, (await records()).length]).toEqual([200, before]);
    expect(answer.body).toContain('Je keuzes zijn bewaard');
  });

  it('records each choice as the customer’s own, and shows it from then on', async () => {
    const before = (await records()).length;
    const answer = await save({
      topic: null,
      pace: 'weekly',
      hours: 'between',
      from: '18:00',
      to: '21:00',
      pause: '30',
      behaviour: null,
    });
    const said = (await records()).slice(before);
    expect(said.map(({ about }) => about)).toEqual(['topic', 'hours', 'pace', 'pause', 'behaviour']);
    expect(said.every(({ source }) => source === 'customer')).toBe(true);
    expect(await wishes()).toMatchObject({
      topics: [{ topic: 'offers', channel: 'email', isWanted: false }],
      hours: { windows: [{ from: '18:00', to: '21:00' }] },
      pace: { most: 1, withinHours: 168 },
      pausedUntil: expect.any(Number),
      mayUseBehaviour: false,
    });
    expect(answer.body).not.toContain('value="email offers" checked');
    expect(answer.body).toContain('name="pace" value="weekly" checked');
    expect(answer.body).toContain('name="pause" value="keep" checked');
  });

  it('keeps hours that a member agreed on and that it cannot draw', async () => {
    const hours = {
      windows: [{ weekdays: ['monday'], from: '09:00', to: '10:00' }],
      holidays: 'as-usual',
      holidayCalendar: 'nl',
    };
    await withWorkspaceSql(
      door.database,
      workspaceId,
      (sql) =>
        sql`insert into contact_wish (workspace_id, customer_id, hours, recorded_at) values (${workspaceId}, ${CUSTOMER}, ${sql.json(hours)}, now())`,
    );
    expect((await door.inject({ method: 'GET', url: link })).body).toContain('name="hours" value="keep" checked');
    await save({ hours: 'keep' });
    expect((await wishes())?.hours).toEqual(hours);
  });

  it('takes permission for a channel away and gives it back, with itself as the proof', async () => {
    await save({ channel: null });
    await save({});
    const rows = await withWorkspaceSql(
      door.database,
      workspaceId,
      (sql) => sql<{ state: string; source: string }[]>`select state, source from consent order by id`,
    );
    expect(rows.slice(1)).toEqual([
      { state: 'withdrawn', source: 'preference-page' },
      { state: 'granted', source: 'preference-page' },
    ]);
  });

  it('gives no permission for a channel that it does not offer, and records no topic that it does not know', async () => {
    const before = (await records()).length;
    await save({ 'shown-channel': 'sms', channel: 'sms', 'shown-topic': 'email made-up', topic: null });
    expect((await records()).length).toBe(before);
    const [row] = await withWorkspaceSql(
      door.database,
      workspaceId,
      (sql) => sql`select 1 from consent where channel = 'sms'`,
    );
    expect(row).toBeUndefined();
  });

  it.each([
    ['a pace that nobody can choose', { pace: 'hourly' }],
    ['hours without an end', { hours: 'between', to: '' }],
    ['hours of no length', { hours: 'between', from: '09:00', to: '09:00' }],
    ['a channel that does not exist', { 'shown-channel': 'fax' }],
  ])('changes nothing for %s', async (_, change) => {
    const before = (await records()).length;
    expect((await save(change)).statusCode).toBe(400);
    expect((await records()).length).toBe(before);
  });
});
