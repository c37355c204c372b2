/** Customers who go to another version: who is meant, whose turn it is, and how far it has come. */
import type { MoveChoice, MoveChoices } from '@kairos/engine';
import type { TransactionSql } from '../connect';

export interface MoveToOrder {
  id: string;
  journeyId: string;
  versionId: string;
  choices: MoveChoices;
}

/**
 * Notes who is in the campaign on another version now, but for those who stay; nobody is locked. What an earlier move still had in
 * store for them is dropped. Answers how many.
 */
export async function orderMove(
  sql: TransactionSql,
  workspaceId: string,
  { id, journeyId, versionId, choices }: MoveToOrder,
): Promise<number> {
  const { byStep, others } = choices;
  const { count } = await sql`
    insert into run_move_item (workspace_id, move_id, run_id, choice)
    select ${workspaceId}, ${id}, chosen.id, chosen.choice
      from (select id, coalesce(${JSON.stringify(byStep)}::text::jsonb ->> node_id, ${others}::text) as choice
              from run
             where journey_id = ${journeyId} and phase = 'acting' and version_id <> ${versionId}
               and campaign_started_at is not null) as chosen
     where chosen.choice <> 'stay'`;
  if (count === 0) return 0;
  await sql`
    with dropped as (
      delete from run_move_item earlier using run_move_item own
       where own.move_id = ${id} and earlier.run_id = own.run_id and earlier.move_id <> own.move_id returning earlier.move_id)
    update run_move m set missed = missed + d.count
      from (select move_id, count(*)::int as count from dropped group by move_id) as d where d.move_id = m.id`;
  await sql`
    insert into run_move (workspace_id, id, journey_id, version_id, total)
    values (${workspaceId}, ${id}, ${journeyId}, ${versionId}, ${count})`;
  return count;
}

export interface MoveUnderWay {
  id: string;
  journeyId: string;
  versionId: string;
}

/** The oldest that is not done, for whoever locks it first; null when there is none, or others are at them. */
export async function lockNextMove(sql: TransactionSql): Promise<MoveUnderWay | null> {
  const [move] = await sql<MoveUnderWay[]>`
    select id, journey_id as "journeyId", version_id as "versionId" from run_move
     where moved + departed + missed < total order by ordered_at, id limit 1 for update skip locked`;
  return move ?? null;
}

export interface MoveItem {
  runId: string;
  choice: Exclude<MoveChoice, 'stay'>;
}

/** Takes the next ones off the list. */
export async function takeMoveItems(sql: TransactionSql, moveId: string, limit: number): Promise<MoveItem[]> {
  return sql<MoveItem[]>`
    delete from run_move_item where move_id = ${moveId} and run_id in (
      select run_id from run_move_item where move_id = ${moveId} order by run_id limit ${limit})
    returning run_id as "runId", choice`;
}

export interface MoveCounts {
  moved: number;
  departed: number;
  missed: number;
}

export async function countMoved(sql: TransactionSql, moveId: string, counts: MoveCounts): Promise<void> {
  const { moved, departed, missed } = counts;
  await sql`
    update run_move set moved = moved + ${moved}, departed = departed + ${departed}, missed = missed + ${missed}
     where id = ${moveId}`;
}

export interface MoveProgress extends MoveCounts {
  /** Number of the version that they go to. */
  number: number;
  total: number;
}

/** The latest move of a journey, done or not; null when nobody was ever moved. */
export async function findLatestMove(sql: TransactionSql, journeyId: string): Promise<MoveProgress | null> {
  const [move] = await sql<MoveProgress[]>`
    select v.number, m.total, m.moved, m.departed, m.missed
      from run_move m join journey_version v on v.id = m.version_id
     where m.journey_id = ${journeyId} order by m.ordered_at desc, m.id desc limit 1`;
  return move ?? null;
}
