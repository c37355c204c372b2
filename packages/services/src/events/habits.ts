/** How often customers do what: counted over the latest events, so that it costs the same however many there are. */
import { countLatestEvents, type Database, withWorkspaceSql } from '@kairos/db';

const LATEST = 20_000;
const DAY_MS = 86_400_000;

export interface Habit {
  name: string;
  /** Share of the customers seen lately who did it, 0 to 1. */
  share: number;
  /** How often one of those did it on average. */
  timesPerDay: number;
}

/** The most frequent first; empty while nothing has come in. */
export async function readHabits(database: Database, workspaceId: string): Promise<Habit[]> {
  const { customers, from, until, names } = await withWorkspaceSql(database, workspaceId, (sql) =>
    countLatestEvents(sql, workspaceId, LATEST),
  );
  if (from === null || until === null) return [];
  // Everything of one moment says nothing of how often; a day is the least that is reckoned with.
  const days = Math.max(1, (until.getTime() - from.getTime()) / DAY_MS);
  return names.map(({ name, times, people }) => ({
    name,
    share: people / customers,
    timesPerDay: times / people / days,
  }));
}
