import { unsubscribeUrl } from '@kairos/channels';
import { withWorkspaceSql } from '@kairos/db';
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

describe('an unsubscribe link', () => {
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
