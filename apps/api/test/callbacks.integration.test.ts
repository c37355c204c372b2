/** The door for what providers report: who may come in, and what is there afterwards. */
import { randomUUID as uuid } from 'node:crypto';
import { newWebhookSecret, webhookHeaders } from '@kairos/channels';
import { withWorkspaceSql } from '@kairos/db';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CALLBACK_SECRET, type Door, openDoor, type SignedIn } from './door';

let door: Door;
let owner: SignedIn;
beforeAll(async () => {
  door = await openDoor();
  owner = await door.owner('callbacks@kairos.test');
});
afterAll(() => door.close());

interface Sent {
  workspaceId?: string;
  channel?: string;
  secret?: string;
  at?: number;
  body?: string;
  signedBody?: string;
}

const reference = uuid();
const usual = JSON.stringify({ events: [{ reference, status: 'bounced', code: '550' }] });

async function send({
  workspaceId = owner.workspaceId,
  channel = 'sms',
  secret = CALLBACK_SECRET,
  ...sent
}: Sent = {}) {
  const { body = usual, at = Date.now(), signedBody = body } = sent;
  const headers = webhookHeaders({ id: uuid(), body: signedBody }, [secret], at);
  const answer = await door.inject({
    ...{ method: 'POST', url: `/callbacks/${workspaceId}/${channel}`, payload: body },
    headers: { ...headers, 'content-type': 'application/json' },
  });
  return answer.statusCode;
}

const stored = () =>
  withWorkspaceSql(
    door.database,
    owner.workspaceId,
    (sql) => sql`select message_id, status, code from provider_callback`,
  );

describe('a report of a provider', () => {
  it('is stored once, however often it comes', async () => {
    expect([await send(), await send(), await send()]).toEqual([200, 200, 200]);
    expect(await stored()).toEqual([{ message_id: reference, status: 'bounced', code: '550' }]);
  });

  it('shares a commit with those that come in at the same time', async () => {
    const references = Array.from({ length: 300 }, () => uuid());
    const statuses = await Promise.all(
      references.map((each) => send({ body: JSON.stringify({ events: [{ reference: each, status: 'delivered' }] }) })),
    );
    expect(new Set(statuses)).toEqual(new Set([200]));
    const [row] = await withWorkspaceSql(
      door.database,
      owner.workspaceId,
      (sql) => sql<{ stored: number; commits: number }[]>`
        select count(*)::int as stored, count(distinct xmin::text)::int as commits
          from provider_callback where message_id = any(${references}::uuid[])`,
    );
    expect(row?.stored).toBe(300);
    expect(row?.commits).toBeLessThan(30);
  });

  it.each<[string, () => Sent, number]>([
    ['another secret', () => ({ secret: newWebhookSecret() }), 401],
    ['an old signature', () => ({ at: Date.now() - 600_000 }), 401],
    ['a signature from the future', () => ({ at: Date.now() + 600_000 }), 401],
    ['another body than was signed', () => ({ signedBody: '{}' }), 401],
    ['a status that nobody knows', () => ({ body: usual.replace('bounced', 'eaten') }), 400],
    [
      'words of the provider, which may quote the recipient',
      () => ({ body: usual.replace('550', 'no ana@x.test') }),
      400,
    ],
    ['a workspace that does not exist', () => ({ workspaceId: uuid() }), 404],
    ['a channel that does not exist', () => ({ channel: 'fax' }), 404],
  ])('is refused with %s', async (_name, sent, status) => {
    const before = await stored();
    expect(await send(sent())).toBe(status);
    expect(await stored()).toEqual(before);
  });
});
