/** Tasks for people: asked for, taken, done, and withdrawn when their customer goes on without them. */
import type { TransactionSql } from '../connect';
import type { TaskState } from '../schema';
import { nameOf } from './live';

export interface NewTaskRow {
  id: string;
  runId: string;
  journeyId: string;
  versionId: string;
  nodeId: string;
  visit: number;
  customerId: string;
  title: string;
  instructions: string;
  outcomes: { id: string; name: string }[];
  createdAt: Date;
  dueAt: Date;
}

/** A task that is there already stays as it is: its key is its id. */
export async function insertTasks(
  sql: TransactionSql,
  workspaceId: string,
  rows: readonly NewTaskRow[],
): Promise<void> {
  if (rows.length === 0) return;
  const values = rows.map((row) => ({
    ...row,
    createdAt: row.createdAt.toISOString(),
    dueAt: row.dueAt.toISOString(),
  }));
  await sql`
    insert into task (id, workspace_id, run_id, journey_id, version_id, node_id, visit, customer_id, title, instructions, outcomes,
                      state, created_at, due_at)
    select t.id, ${workspaceId}, t."runId", t."journeyId", t."versionId", t."nodeId", t.visit, t."customerId", t.title,
           t.instructions, t.outcomes, 'open', t."createdAt", t."dueAt"
      from jsonb_to_recordset(${JSON.stringify(values)}::text::jsonb) as t (
             id uuid, "runId" uuid, "journeyId" uuid, "versionId" uuid, "nodeId" text, visit int, "customerId" uuid, title text,
             instructions text, outcomes jsonb, "createdAt" timestamptz, "dueAt" timestamptz)
    on conflict (id) do nothing`;
}

/** Withdraws what these runs were waiting for: they have gone on. */
export async function withdrawTasks(
  sql: TransactionSql,
  workspaceId: string,
  { runIds, at }: { runIds: readonly string[]; at: Date },
): Promise<void> {
  if (runIds.length === 0) return;
  await sql`
    update task set state = 'withdrawn', ended_at = ${at}
     where workspace_id = ${workspaceId} and run_id = any(${[...runIds]}::uuid[]) and state in ('open', 'claimed')`;
}

export type TaskList = 'open' | 'mine' | 'done';

export interface TaskListRow {
  id: string;
  title: string;
  state: TaskState;
  journeyName: string;
  customerLabel: string;
  customerName: string;
  dueAt: Date;
  endedAt: Date | null;
  memberName: string | null;
  /** In the words of the journey; null before it is done. */
  outcomeName: string | null;
}

/** `open`: nobody has taken them, the most urgent first · `mine`: taken by this member · `done`: by anybody, the latest first. */
export async function listTasks(
  sql: TransactionSql,
  workspaceId: string,
  { list, memberId, limit }: { list: TaskList; memberId: string; limit: number },
): Promise<TaskListRow[]> {
  const wanted = {
    open: sql`t.state = 'open' order by t.due_at, t.id`,
    mine: sql`t.state = 'claimed' and t.member_id = ${memberId} order by t.due_at, t.id`,
    done: sql`t.state = 'done' order by t.ended_at desc, t.id`,
  };
  return sql<TaskListRow[]>`
    select t.id, t.title, t.state, j.name as "journeyName", c.label as "customerLabel", ${nameOf(sql)} as "customerName",
           t.due_at as "dueAt", t.ended_at as "endedAt", m.name as "memberName", ${outcomeName(sql)} as "outcomeName"
      from task t join journey j on j.id = t.journey_id join customer c on c.id = t.customer_id
      left join member m on m.id = t.member_id
     where t.workspace_id = ${workspaceId} and ${wanted[list]}
     limit ${limit}`;
}

const outcomeName = (sql: TransactionSql) => sql`
  (select o.name from jsonb_to_recordset(t.outcomes) as o (id text, name text) where o.id = t.outcome)`;

/** How many there are to do, and how many of those this member has taken. */
export async function countTasks(
  sql: TransactionSql,
  workspaceId: string,
  memberId: string,
): Promise<{ open: number; mine: number }> {
  const [row] = await sql<{ open: number; mine: number }[]>`
    select count(*) filter (where state = 'open')::int as open,
           count(*) filter (where state = 'claimed' and member_id = ${memberId})::int as mine
      from task where workspace_id = ${workspaceId} and state in ('open', 'claimed')`;
  return row ?? { open: 0, mine: 0 };
}

export interface TaskRow extends TaskListRow {
  runId: string;
  journeyId: string;
  nodeId: string;
  visit: number;
  customerId: string;
  instructions: string;
  outcomes: { id: string; name: string }[];
  createdAt: Date;
  memberId: string | null;
  note: string | null;
}

export async function findTask(sql: TransactionSql, workspaceId: string, taskId: string): Promise<TaskRow | null> {
  const [row] = await sql<TaskRow[]>`
    select t.id, t.run_id as "runId", t.journey_id as "journeyId", t.node_id as "nodeId", t.visit, t.customer_id as "customerId",
           t.title, t.instructions, t.outcomes, t.state, t.created_at as "createdAt", t.due_at as "dueAt", t.ended_at as "endedAt",
           t.member_id as "memberId", t.note, j.name as "journeyName", c.label as "customerLabel", ${nameOf(sql)} as "customerName",
           m.name as "memberName", ${outcomeName(sql)} as "outcomeName"
      from task t join journey j on j.id = t.journey_id join customer c on c.id = t.customer_id
      left join member m on m.id = t.member_id
     where t.workspace_id = ${workspaceId} and t.id = ${taskId}`;
  return row ?? null;
}

/** Gives an open task to a member; false when somebody was first or it is over. */
export async function claimTask(
  sql: TransactionSql,
  workspaceId: string,
  claim: { taskId: string; memberId: string },
): Promise<boolean> {
  const claimed = await sql`
    update task set state = 'claimed', member_id = ${claim.memberId}
     where workspace_id = ${workspaceId} and id = ${claim.taskId}
       and (state = 'open' or (state = 'claimed' and member_id = ${claim.memberId})) returning id`;
  return claimed.length > 0;
}

/** Puts a task back that this member had taken. */
export async function releaseTask(
  sql: TransactionSql,
  workspaceId: string,
  claim: { taskId: string; memberId: string },
): Promise<boolean> {
  const released = await sql`
    update task set state = 'open', member_id = null
     where workspace_id = ${workspaceId} and id = ${claim.taskId} and state = 'claimed' and member_id = ${claim.memberId} returning id`;
  return released.length > 0;
}

/** Ends a task with its outcome; false when it is over, or in somebody else's hands. */
export async function endTask(
  sql: TransactionSql,
  workspaceId: string,
  ending: { taskId: string; memberId: string; outcome: string; note: string; at: Date },
): Promise<boolean> {
  const ended = await sql`
    update task set state = 'done', member_id = ${ending.memberId}, outcome = ${ending.outcome}, note = ${ending.note}, ended_at = ${ending.at}
     where workspace_id = ${workspaceId} and id = ${ending.taskId} and due_at >= ${ending.at}
       and (state = 'open' or (state = 'claimed' and member_id = ${ending.memberId})) returning id`;
  return ended.length > 0;
}
