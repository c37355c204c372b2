/** No procedure shows or changes anything of a workspace that the caller does not belong to, and no role does more than it may. */
import { createHash } from 'node:crypto';
import { withWorkspaceSql } from '@kairos/db';
import { EMPTY_DOCUMENT } from '@kairos/engine';
import {
  blockCustomer,
  createEndpoint,
  createJourney,
  createMessageTemplate,
  createOwner,
  createWriteKey,
  recordConsent,
} from '@kairos/services';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { appRouter } from '../src/routers';
import { type Door, openDoor, type SignedIn } from './door';
import { sampleInput } from './sample-input';

const MARK = 'only-for-them';

let door: Door;
let us: SignedIn;
let them: SignedIn;
let theirs: Record<string, unknown>;

beforeAll(async () => {
  door = await openDoor();
  us = await door.owner('us@example.test');
  them = await door.owner('them@example.test');
  theirs = await fill(them.workspaceId);
});
afterAll(() => door.close());

interface ProcedureDefinition {
  type: 'query' | 'mutation' | 'subscription';
  inputs: z.ZodType[];
}

// The router flattens its tree at run time, which its type does not tell.
const procedureSchema = z.custom<{ _def: ProcedureDefinition }>(
  (value) => typeof value === 'function' && '_def' in value,
);

const procedures = Object.entries(appRouter._def.procedures).map(
  ([path, procedure]): [path: string, definition: ProcedureDefinition] => [path, procedureSchema.parse(procedure)._def],
);

/** Sign-in and the member's own settings belong to no workspace. */
const isOfMember = (path: string) => path.startsWith('auth.') || /^settings\.change(Profile|Password)$/.test(path);
const ofWorkspace = procedures.filter(([path, { type }]) => !isOfMember(path) && type !== 'subscription');

describe('with ids of another workspace', () => {
  it.each(ofWorkspace)('%s finds nothing and changes nothing', async (path, definition) => {
    const before = await fingerprint(them.workspaceId);
    const input = inputFor(path, definition);
    const answer = await call(path, definition, input, us.cookie);
    if (namesTheirs(path, input)) expect([path, answer.status]).toEqual([path, 404]);
    expect(JSON.stringify(answer.data ?? null)).not.toContain(MARK);
    expect(await fingerprint(them.workspaceId)).toBe(before);
  });

  it.each(ofWorkspace)('%s finds them for their own owner', async (path, definition) => {
    if (definition.type === 'mutation') return;
    const answer = await call(path, definition, inputFor(path, definition), them.cookie);
    expect([path, answer.status]).toEqual([path, 200]);
  });
});

describe('naming another workspace', () => {
  it.each(ofWorkspace)('lets %s answer as if there were none', async (path, definition) => {
    const before = await fingerprint(them.workspaceId);
    const answer = await call(path, definition, inputFor(path, definition), us.cookie, them.workspaceId);
    expect(answer).toMatchObject({ status: 404, refusal: 'workspace/not-found' });
    expect(await fingerprint(them.workspaceId)).toBe(before);
  });
});

describe('a viewer', () => {
  const mutations = ofWorkspace.filter(([, { type }]) => type === 'mutation');

  it.each(mutations)('may not call %s', async (path, definition) => {
    const viewer = await member('viewer');
    const before = await fingerprint(them.workspaceId);
    const answer = await call(path, definition, inputFor(path, definition), viewer.cookie, them.workspaceId);
    expect(answer).toMatchObject({ status: 403, refusal: 'workspace/not-allowed' });
    expect(await fingerprint(them.workspaceId)).toBe(before);
  });

  it('may look', async () => {
    const viewer = await member('viewer');
    const answer = await door.query('customers.find', { search: '' }, viewer.cookie, workspace(them.workspaceId));
    expect(answer.data.customers).toHaveLength(1);
  });

  it('is out at once when the membership is taken away', async () => {
    const viewer = await member('viewer');
    await withWorkspaceSql(door.database, them.workspaceId, (sql) => sql`delete from membership where role = 'viewer'`);
    const answer = await door.query('customers.find', { search: '' }, viewer.cookie, workspace(them.workspaceId));
    expect(answer.status).toBe(404);
  });
});

describe('fields that nobody asked for', () => {
  it('are not written', async () => {
    const extra = { workspaceId: them.workspaceId, role: 'owner', revokedAt: 'now', keyHash: 'mine' };
    const made = await door.mutate('settings.writeKeys.create', { name: 'Ours', kind: 'server', ...extra }, us.cookie);
    expect(made.status).toBe(200);
    const ours = await door.query('settings.writeKeys.list', undefined, us.cookie);
    expect(ours.data).toContainEqual(expect.objectContaining({ id: made.data.id, name: 'Ours', revokedAt: null }));
    const unchanged = await door.query('settings.writeKeys.list', undefined, them.cookie);
    expect(unchanged.data).toHaveLength(1);
  });
});

/** A plan of nothing at all, such as no drawing gives. */
const EMPTY_PLAN = { planVersion: 1, sensing: [], triggers: [], acting: {}, campaignListeners: [], sensingHash: '' };

async function fill(workspaceId: string): Promise<Record<string, unknown>> {
  const customerId = crypto.randomUUID();
  const { database } = door;
  const sandboxId = await withWorkspaceSql(database, workspaceId, async (sql) => {
    await sql`insert into customer (id, workspace_id, label, attributes, first_seen_at, last_seen_at)
              values (${customerId}, ${workspaceId}, ${MARK}, ${sql.json({ email: `${MARK}@example.test` })}, now(), now())`;
    await sql`insert into customer_event (id, workspace_id, message_id, customer_id, kind, name, properties, occurred_at, received_at)
              values (${crypto.randomUUID()}, ${workspaceId}, 'm1', ${customerId}, 'track', ${MARK}, '{}', now(), now())`;
    await sql`insert into event_name (workspace_id, name, seen, first_seen_at, last_seen_at) values (${workspaceId}, ${MARK}, 1, now(), now())`;
    const [row] = await sql<{ id: number }[]>`
      insert into sandbox_message (workspace_id, channel, recipient, sender, content, received_at)
      values (${workspaceId}, 'sms', ${MARK}, 'K', ${sql.json({ text: MARK })}, now()) returning id::int`;
    return row?.id;
  });
  await recordConsent(database, workspaceId, { customerId, channel: 'email', state: 'granted', source: MARK });
  const block = await blockCustomer(database, workspaceId, { customerId, channel: 'sms', reason: MARK });
  const key = await createWriteKey(database, workspaceId, { name: MARK, kind: 'server' });
  const endpoints = { database, secret: Buffer.alloc(32), webhookHosts: [] };
  const endpoint = await createEndpoint(endpoints, workspaceId, { name: MARK, url: `https://${MARK}.example.com/` });
  const { templateId } = await createMessageTemplate(database, workspaceId, {
    name: MARK,
    channel: 'sms',
    content: { text: MARK },
    savedBy: null,
  });
  const journey = await createJourney(database, workspaceId, { name: MARK, document: EMPTY_DOCUMENT, createdBy: null });
  const { journeyId } = journey;
  const { runId, versionId } = await insertRun(workspaceId, { customerId, journeyId });
  const taskId = await insertTask(workspaceId, { customerId, journeyId, runId });
  const withheldId = await insertWithheld(workspaceId, { customerId, journeyId, runId });
  return {
    withheldId,
    taskId,
    customerId,
    sandboxId,
    blockId: block.id,
    keyId: key.id,
    endpointId: endpoint.id,
    templateId,
    journeyId,
    versionId,
    runId,
  };
}

async function insertRun(
  workspaceId: string,
  ids: { customerId: string; journeyId: string },
): Promise<{ runId: string; versionId: string }> {
  const [runId, versionId, cohortId] = [crypto.randomUUID(), crypto.randomUUID(), crypto.randomUUID()];
  const { customerId, journeyId } = ids;
  await withWorkspaceSql(door.database, workspaceId, async (sql) => {
    await sql`insert into journey_version (id, workspace_id, journey_id, number, document, plan, sensing_hash, published_at)
              values (${versionId}, ${workspaceId}, ${journeyId}, 1, ${JSON.stringify(EMPTY_DOCUMENT)}::text::jsonb,
                      ${JSON.stringify(EMPTY_PLAN)}::text::jsonb, '', now())`;
    await sql`insert into run (id, workspace_id, journey_id, version_id, customer_id, cohort_id, slot, phase, state, opened_at)
              values (${runId}, ${workspaceId}, ${journeyId}, ${versionId}, ${customerId}, ${cohortId}, 1, 'watching', '{}', now())`;
  });
  return { runId, versionId };
}

async function insertWithheld(workspaceId: string, ids: { customerId: string; journeyId: string; runId: string }) {
  const id = crypto.randomUUID();
  await withWorkspaceSql(
    door.database,
    workspaceId,
    (sql) => sql`
      insert into message (id, workspace_id, run_id, journey_id, version_id, node_id, visit, customer_id, channel, topic, state, reason,
                           planned_at, due_at)
      values (${id}, ${workspaceId}, ${ids.runId}, ${ids.journeyId}, ${crypto.randomUUID()}, 'mail', 1, ${ids.customerId}, 'email', ${MARK},
              'skipped', 'frequency-cap', now(), now())`,
  );
  return id;
}

async function insertTask(workspaceId: string, ids: { customerId: string; journeyId: string; runId: string }) {
  const taskId = crypto.randomUUID();
  await withWorkspaceSql(
    door.database,
    workspaceId,
    (sql) => sql`
      insert into task (id, workspace_id, run_id, journey_id, version_id, node_id, visit, customer_id, title, instructions, outcomes,
                        state, created_at, due_at)
      values (${taskId}, ${workspaceId}, ${ids.runId}, ${ids.journeyId}, ${crypto.randomUUID()}, 'call', 1, ${ids.customerId}, ${MARK}, '',
              '[]', 'open', now(), now())`,
  );
  return taskId;
}

/** Fields called just `id` mean something else in each procedure. */
const ID_OF: Record<string, string> = {
  'messages.get': 'sandboxId',
  'sending.sendAnyway': 'withheldId',
  'customers.liftBlock': 'blockId',
  'settings.writeKeys.revoke': 'keyId',
  'settings.endpoints.rotateSecret': 'endpointId',
  'settings.endpoints.remove': 'endpointId',
};

function namesTheirs(path: string, input: unknown): boolean {
  const written = JSON.stringify(input ?? null);
  return path in ID_OF || Object.values(theirs).some((id) => typeof id === 'string' && written.includes(id));
}

function inputFor(path: string, { inputs }: ProcedureDefinition): unknown {
  const [schema] = inputs;
  if (!schema) return undefined;
  const id = ID_OF[path];
  return sampleInput(schema, {
    ...theirs,
    ...(id ? { id: theirs[id] } : {}),
    document: EMPTY_DOCUMENT,
    timeZone: 'Europe/Amsterdam',
  });
}

function call(path: string, { type }: ProcedureDefinition, input: unknown, cookie: string, workspaceId?: string) {
  const headers = workspaceId ? workspace(workspaceId) : {};
  return type === 'mutation' ? door.mutate(path, input, cookie, headers) : door.query(path, input, cookie, headers);
}

const workspace = (id: string) => ({ 'kairos-workspace': id });

async function member(role: 'viewer' | 'editor'): Promise<SignedIn> {
  const email = `${role}-${crypto.randomUUID()}@example.test`;
  const signedIn = await door.owner(email);
  await createOwner(door.database, { workspaceId: them.workspaceId, email, name: role });
  await withWorkspaceSql(
    door.database,
    them.workspaceId,
    (sql) => sql`update membership set role = ${role} where member_id = (select id from member where email = ${email})`,
  );
  return signedIn;
}

/** Everything that a workspace holds, in one value. */
async function fingerprint(workspaceId: string): Promise<string> {
  return withWorkspaceSql(door.database, workspaceId, async (sql) => {
    const tables = await sql<{ name: string }[]>`
      select c.relname as name from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'workspace_id'
       where c.relkind = 'r' and c.relname <> 'membership' order by 1`;
    const hash = createHash('sha256');
    for (const { name } of tables) {
      const rows = await sql`select to_jsonb(t) as row from ${sql(name)} t order by to_jsonb(t)::text`;
      hash.update(name + JSON.stringify(rows));
    }
    return hash.digest('hex');
  });
}
