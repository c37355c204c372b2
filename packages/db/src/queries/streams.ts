/** Paced event streams: how far each has delivered; and the permissions of the people in them. */
import type { TransactionSql } from '../connect';

export interface StreamRow {
  name: string;
  position: number;
  watermarkAt: Date;
  finished: boolean;
}

export async function readStreams(sql: TransactionSql): Promise<StreamRow[]> {
  return sql<StreamRow[]>`
    select name, position, watermark_at as "watermarkAt", finished from event_stream order by name`;
}

/** Nothing has been delivered yet; time in the workspace stands at `startsAt` until something is. */
export async function insertStreams(
  sql: TransactionSql,
  workspaceId: string,
  { names, startsAt }: { names: string[]; startsAt: Date },
): Promise<void> {
  await sql`
    insert into event_stream (workspace_id, name, watermark_at)
    select ${workspaceId}, name, ${startsAt} from unnest(${names}::text[]) as s (name)`;
}

export async function saveStreamPosition(sql: TransactionSql, stream: StreamRow): Promise<void> {
  await sql`
    update event_stream
       set position = ${stream.position}, watermark_at = greatest(watermark_at, ${stream.watermarkAt}), finished = ${stream.finished}
     where name = ${stream.name}`;
}

export interface ConsentsToGrant {
  consents: { userId: string; channel: 'email' | 'sms' | 'push' }[];
  source: string;
  recordedAt: Date;
}

/** Records permissions of customers by their user id; who has said anything about a channel already is left alone. */
export async function insertConsents(
  sql: TransactionSql,
  workspaceId: string,
  { consents, source, recordedAt }: ConsentsToGrant,
): Promise<void> {
  await sql`
    insert into consent (workspace_id, customer_id, channel, state, source, recorded_at)
    select ${workspaceId}, k.customer_id, n.channel, 'granted', ${source}, ${recordedAt}
      from unnest(${consents.map((c) => c.userId)}::text[], ${consents.map((c) => c.channel)}::text[]) as n (user_id, channel)
      join customer_key k on k.namespace = 'user' and k.value = n.user_id
     where not exists (select 1 from consent c where c.customer_id = k.customer_id and c.channel = n.channel)`;
}

/** How far every paced stream has delivered; null when none is running. */
export async function readWatermark(sql: TransactionSql): Promise<number | null> {
  const [row] = await sql<{ at: Date | null }[]>`select min(watermark_at) as at from event_stream where not finished`;
  return row?.at?.getTime() ?? null;
}
