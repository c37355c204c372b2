/** What the version in force says of customers now, for the pictures beside its forms. */
import { randomUUID } from 'node:crypto';
import { upsertSensing, withWorkspaceSql } from '@kairos/db';
import { compile, type EngineEvent, replaySensing } from '@kairos/engine';
import { NODE_KINDS, winBackJourney } from '@kairos/nodes';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Door, openDoor, type SignedIn } from './door';

const DAY = 86_400_000;
const document = winBackJourney('en');

let door: Door;
let owner: SignedIn;
let journeyId: string;
beforeAll(async () => {
  door = await openDoor();
  owner = await door.owner('owner@example.test');
  const created = await door.mutate('journeys.create', { name: 'Win back', document }, owner.cookie);
  journeyId = created.data.journeyId;
});
afterAll(() => door.close());

const ask = async () => (await door.query('live.sensedNow', { journeyId }, owner.cookie)).data;

/** A customer whose purchases were sensed as they happened. */
async function customerWhoBought(amounts: { daysAgo: number; amount: number }[]): Promise<void> {
  const { plan } = compile(document, NODE_KINDS);
  if (!plan) throw new Error('The journey does not compile.');
  const id = randomUUID();
  const events = amounts.map(
    ({ daysAgo, amount }, index): EngineEvent => ({
      id: `event-${index}`,
      name: 'purchase',
      at: Date.now() - daysAgo * DAY,
      properties: { amount, cds: 1 },
    }),
  );
  const facts = { customerKey: id, attributes: {}, timeZone: 'UTC' };
  // As the router leaves it: at the last event, although time has gone on since.
  const { state } = replaySensing({ plan, kinds: NODE_KINDS, facts }, events, null);
  const seen = new Date();
  await withWorkspaceSql(door.database, owner.workspaceId, async (sql) => {
    await sql`insert into customer (id, workspace_id, label, attributes, first_seen_at, last_seen_at)
              values (${id}, ${owner.workspaceId}, ${id}, '{}', ${seen}, ${seen})`;
    const { sensingHash } = plan;
    await upsertSensing(sql, owner.workspaceId, [{ journeyId, sensingHash, customerId: id, state }]);
  });
}

describe('what is sensed now', () => {
  it('is nothing before the first publication', async () => {
    expect(await ask()).toBeNull();
  });

  it('counts for whom an indicator is true by now, and how many points they have', async () => {
    const { data } = await door.query('journeys.get', { journeyId }, owner.cookie);
    await door.mutate('journeys.publish', { journeyId, revision: data.draft.revision }, owner.cookie);
    await customerWhoBought([{ daysAgo: 120, amount: 150 }]);
    await customerWhoBought([{ daysAgo: 10, amount: 20 }]);
    const sensed = await ask();
    expect(sensed).toMatchObject({ versionNumber: 1, looked: 2, isAll: true });
    expect(sensed.nodes.silent.active).toBe(1);
    expect(sensed.nodes.valuable.active).toBe(1);
    expect(sensed.nodes.leaving.points).toEqual([
      [0, 1],
      [70, 1],
    ]);
  });

  it('is not told to another workspace', async () => {
    const stranger = await door.owner('stranger-sensed@example.test');
    expect((await door.query('live.sensedNow', { journeyId }, stranger.cookie)).status).toBe(404);
  });
});
