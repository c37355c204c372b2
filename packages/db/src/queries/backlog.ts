/** How much work waits in a workspace: for the bound of the intake, and for whoever watches an installation. */
import type { TransactionSql } from '../connect';

/** Unrouted events, counted no further than `most`: looking at a long queue must not cost more than a short one. */
export async function countUnrouted(sql: TransactionSql, most: number): Promise<number> {
  const [row] = await sql<{ waiting: number }[]>`
    select count(*)::int as waiting from (select 1 from route_queue limit ${most}) q`;
  return row?.waiting ?? 0;
}

export interface Backlog {
  /** Events that the router has not handled. */
  events: number;
  /** Messages that no deliverer has taken. */
  messages: number;
  /** Messages of which it is still to be found out whether they arrived. */
  unknown: number;
  /** Cohorts that were woken and have not looked since. */
  wakes: number;
}

/** None is counted further than `most`. */
export async function readBacklog(sql: TransactionSql, most: number): Promise<Backlog> {
  const [row] = await sql<Omit<Backlog, 'events'>[]>`
    select (select count(*)::int from (select 1 from message where state = 'planned' limit ${most}) m) as messages,
           (select count(*)::int from (select 1 from message where state = 'unknown' and resolution is null limit ${most}) m) as unknown,
           (select count(*)::int from (select 1 from cohort where wake_outstanding limit ${most}) c) as wakes`;
  return { events: await countUnrouted(sql, most), ...(row ?? { messages: 0, unknown: 0, wakes: 0 }) };
}
