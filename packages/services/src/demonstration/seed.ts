/** Makes the demonstration workspace: its clock, its streams, its key for the intake, templates of messages, and two published journeys. */
import { createHash, createHmac } from 'node:crypto';
import { type Database, findWorkspace, insertStreams, insertWriteKey, withWorkspaceSql } from '@kairos/db';
import type { JourneyDocument, KindRegistry } from '@kairos/engine';
import { v7 as uuid } from 'uuid';
import { createJourney, publishJourney } from '../journeys';
import { createMessageTemplate } from '../message-templates';
import { createWorkspace } from '../workspaces';
import { DEMONSTRATION_TEMPLATES } from './message-templates';
import { STREAM_NAMES } from './streams';

/** Fixed, so that a second start finds what the first one made. */
export const DEMONSTRATION_WORKSPACE = '01900000-0000-7000-8000-000000000001';

/** The first ninety days have passed: customers who bought in January start to be missed. */
const CLOCK_STARTS_AT = Date.UTC(2024, 3, 2, 7);
/** A day in six seconds. */
const CLOCK_SPEED = 14_400;
const FIRST_EVENT_AT = Date.UTC(2024, 0, 1);

export interface DemonstrationToSeed {
  /** 32 bytes; the demonstration's write key follows from it. */
  secret: Buffer;
  kinds: KindRegistry;
  journeys: { name: string; document: JourneyDocument }[];
}

/** Safe to repeat: a workspace that is there stays as it is. */
export async function seedDemonstration(
  database: Database,
  { secret, kinds, journeys }: DemonstrationToSeed,
): Promise<void> {
  const workspaceId = DEMONSTRATION_WORKSPACE;
  if (await withWorkspaceSql(database, workspaceId, (sql) => findWorkspace(sql, workspaceId))) return;
  await createWorkspace(database, {
    workspaceId,
    name: 'Demonstration',
    timeZone: 'Europe/Amsterdam',
    currency: 'USD',
    clock: { startsAt: CLOCK_STARTS_AT, speed: CLOCK_SPEED, paused: false },
  });
  const key = demonstrationWriteKey(secret);
  await withWorkspaceSql(database, workspaceId, async (sql) => {
    await insertWriteKey(sql, workspaceId, {
      id: uuid(),
      name: 'Demonstration streams',
      kind: 'server',
      keyHash: createHash('sha256').update(key).digest('hex'),
      hint: key.slice(-4),
    });
    await insertStreams(sql, workspaceId, { names: [...STREAM_NAMES], startsAt: new Date(FIRST_EVENT_AT) });
  });
  for (const template of DEMONSTRATION_TEMPLATES) {
    await createMessageTemplate(database, workspaceId, { ...template, savedBy: null });
  }
  for (const journey of journeys) {
    const { journeyId } = await createJourney(database, workspaceId, { ...journey, createdBy: null });
    await publishJourney(database, kinds, workspaceId, { journeyId, revision: 1, publishedBy: null });
  }
}

/** Never stored: whoever plays the streams derives it again. */
export function demonstrationWriteKey(secret: Buffer): string {
  return `sk_${createHmac('sha256', secret).update('demonstration streams').digest('hex')}`;
}
