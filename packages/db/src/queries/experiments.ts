/** Tests of arms: how they stand, what customers add to their figures, and what is decided. */
import type { ExperimentDecision } from '@kairos/engine';
import type { TransactionSql } from '../connect';

export interface ExperimentId {
  journeyId: string;
  nodeId: string;
  key: string;
}

export interface ExperimentRow extends ExperimentId {
  startedAt: Date | null;
  decision: ExperimentDecision | null;
  figures: Record<string, { entered: number; reached: number }>;
}

/** Tests that are not known yet are left out. */
export async function readExperiments(sql: TransactionSql, ids: readonly ExperimentId[]): Promise<ExperimentRow[]> {
  if (ids.length === 0) return [];
  return sql<ExperimentRow[]>`
    select e.journey_id as "journeyId", e.node_id as "nodeId", e.key, e.started_at as "startedAt", e.decision,
           (select coalesce(jsonb_object_agg(a.arm, jsonb_build_object('entered', a.entered, 'reached', a.reached)), '{}')
              from experiment_arm a where (a.journey_id, a.node_id, a.key) = (e.journey_id, e.node_id, e.key)) as figures
      from experiment e
     where (e.journey_id, e.node_id, e.key) in (${wanted(sql, ids)})`;
}

/**
 * Holds these tests until the transaction ends, so that only one decides on them; those that were not known are from now on.
 * Customers are locked before tests, everywhere.
 */
export async function lockExperiments(
  sql: TransactionSql,
  workspaceId: string,
  ids: readonly ExperimentId[],
): Promise<void> {
  if (ids.length === 0) return;
  await sql`
    insert into experiment (workspace_id, journey_id, node_id, key)
    select ${workspaceId}, * from (${wanted(sql, ids)}) as n order by 2, 3, 4
    on conflict do nothing`;
  await sql`
    select 1 from experiment where (journey_id, node_id, key) in (${wanted(sql, ids)})
     order by journey_id, node_id, key for update`;
}

export interface ExperimentCountRow extends ExperimentId {
  arm: string;
  entered: number;
  reached: number;
  at: Date;
}

/** Adds what customers came to; the first of them begins the test. */
export async function addToExperiments(
  sql: TransactionSql,
  workspaceId: string,
  counts: readonly ExperimentCountRow[],
): Promise<void> {
  if (counts.length === 0) return;
  const column = <Key extends keyof ExperimentCountRow>(name: Key) => counts.map((row) => row[name]);
  const rows = sql`
    select * from unnest(${column('journeyId')}::uuid[], ${column('nodeId')}::text[], ${column('key')}::text[], ${column('arm')}::text[],
      ${column('entered')}::int[], ${column('reached')}::int[], ${counts.map(({ at }) => at.toISOString())}::timestamptz[])
      as n (journey_id, node_id, key, arm, entered, reached, at)`;
  await sql`
    insert into experiment as known (workspace_id, journey_id, node_id, key, started_at)
    select ${workspaceId}, journey_id, node_id, key, min(at) from (${rows}) as n group by 2, 3, 4 order by 2, 3, 4
    on conflict (workspace_id, journey_id, node_id, key) do update set started_at = excluded.started_at where known.started_at is null`;
  await sql`
    insert into experiment_arm as known (workspace_id, journey_id, node_id, key, arm, entered, reached)
    select ${workspaceId}, journey_id, node_id, key, arm, sum(entered), sum(reached) from (${rows}) as n
     group by 2, 3, 4, 5 order by 2, 3, 4, 5
    on conflict (workspace_id, journey_id, node_id, key, arm)
      do update set entered = known.entered + excluded.entered, reached = known.reached + excluded.reached`;
}

/** What holds from now on, and who decided it: a member, or the rule where none is named. Null leaves it to the rule again. */
export async function decideExperiment(
  sql: TransactionSql,
  workspaceId: string,
  { journeyId, nodeId, key }: ExperimentId,
  { decision, memberId }: { decision: ExperimentDecision | null; memberId: string | null },
): Promise<void> {
  const stored = decision && JSON.stringify(decision);
  await sql`
    insert into experiment as known (workspace_id, journey_id, node_id, key, decision)
    values (${workspaceId}, ${journeyId}, ${nodeId}, ${key}, ${stored}::text::jsonb)
    on conflict (workspace_id, journey_id, node_id, key) do update set decision = excluded.decision`;
  await sql`
    insert into experiment_decision (workspace_id, journey_id, node_id, key, member_id, decision)
    values (${workspaceId}, ${journeyId}, ${nodeId}, ${key}, ${memberId}, ${stored}::text::jsonb)`;
}

/** Names of the members who made the decisions that hold now, by node id; nobody for the rule's. */
export async function findDeciders(
  sql: TransactionSql,
  workspaceId: string,
  ids: readonly ExperimentId[],
): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await sql<{ nodeId: string; name: string | null }[]>`
    select distinct on (d.node_id) d.node_id as "nodeId", m.name
      from experiment_decision d left join member m on m.id = d.member_id
     where d.workspace_id = ${workspaceId} and (d.journey_id, d.node_id, d.key) in (${wanted(sql, ids)})
     order by d.node_id, d.id desc`;
  return new Map(rows.flatMap(({ nodeId, name }) => (name === null ? [] : [[nodeId, name]])));
}

const wanted = (sql: TransactionSql, ids: readonly ExperimentId[]) => sql`
  select * from unnest(${ids.map((id) => id.journeyId)}::uuid[], ${ids.map((id) => id.nodeId)}::text[], ${ids.map((id) => id.key)}::text[])`;
