/** Readings that changed: written when sensing moves on, one row for all that one event or moment changed. */
import type { EntryRefusal } from '@kairos/engine';
import type { TransactionSql } from '../connect';
import type { StoredReading } from '../schema';

export interface TransitionRow extends Omit<ReadingRow, 'refusal'> {
  journeyId: string;
  customerId: string;
  eventId: string | null;
  refusal?: EntryRefusal;
}

export async function insertTransitions(
  sql: TransactionSql,
  workspaceId: string,
  rows: TransitionRow[],
): Promise<void> {
  if (rows.length === 0) return;
  const moments = momentsOf(rows);
  await sql`
    insert into transition (workspace_id, journey_id, customer_id, at, event_id, readings, fired)
    select ${workspaceId}, journey_id, customer_id, at, event_id, readings::json, fired
      from unnest(
        ${moments.map((m) => m.journeyId)}::uuid[], ${moments.map((m) => m.customerId)}::uuid[],
        ${moments.map((m) => m.at.toISOString())}::timestamptz[], ${moments.map((m) => m.eventId)}::uuid[],
        ${moments.map((m) => JSON.stringify(m.readings))}::text[],
        ${moments.map((m) => Number(m.readings.some(([, , , fired]) => fired > 0)))}::int[]::boolean[])
        with ordinality as m (journey_id, customer_id, at, event_id, readings, fired, n)
     order by n`;
}

interface Moment extends Pick<TransitionRow, 'journeyId' | 'customerId' | 'at' | 'eventId'> {
  readings: StoredReading[];
}

/** What follows one another for the same reason goes together; a node that changes twice begins anew, so that each firing has an id. */
function momentsOf(rows: readonly TransitionRow[]): Moment[] {
  const moments: Moment[] = [];
  for (const row of rows) {
    const { nodeId, active, value, fired, refusal, ...why } = row;
    const reading: StoredReading = [nodeId, active ? 1 : 0, value, fired];
    if (refusal) reading.push(refusal);
    const last = moments.at(-1);
    if (last && isSameMoment(last, row) && !last.readings.some(([known]) => known === nodeId))
      last.readings.push(reading);
    else moments.push({ ...why, readings: [reading] });
  }
  return moments;
}

const isSameMoment = (a: Omit<Moment, 'readings'>, b: Omit<Moment, 'readings'>) =>
  a.journeyId === b.journeyId &&
  a.customerId === b.customerId &&
  a.eventId === b.eventId &&
  a.at.getTime() === b.at.getTime();

/** The readings of the row `t`, as `r`: in order of `t.id, r.n` they are as they were written. */
export const itsReadings = (sql: TransactionSql) =>
  sql`json_array_elements(t.readings) with ordinality as r (reading, n)`;

/** What `readingColumns` tells of one. */
export interface ReadingRow {
  nodeId: string;
  at: Date;
  active: boolean;
  value: number;
  fired: number;
  /** Why a trigger whose condition came true started nothing. */
  refusal: EntryRefusal | null;
}

export const readingColumns = (sql: TransactionSql) => sql`
  r.reading->>0 as "nodeId", t.at, r.reading->>1 = '1' as active, (r.reading->>2)::float8 as value,
  (r.reading->>3)::int as fired, r.reading->>4 as refusal`;
