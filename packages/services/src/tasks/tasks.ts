/** What members do with tasks: look, take one, put it back, say what came of it. */
import {
  claimTask,
  countTasks,
  type Database,
  endTask,
  findTask,
  listTasks,
  lockCustomers,
  releaseTask,
  type TaskList,
  type TransactionSql,
  withWorkspaceSql,
} from '@kairos/db';
import { EFFECT_EVENTS } from '@kairos/engine';
import { workspaceTime } from '../customers/workspace-time';
import { tellOutcome } from '../effects/tell-outcome';
import { taskNotFound, taskNotYours, unknownOutcome } from './errors';

/** More than anybody works through; the most urgent are among them. */
const MOST_LISTED = 200;

/** Moments are epoch ms in the workspace's clock. */
export async function readTasks(database: Database, workspaceId: string, wanted: { list: TaskList; memberId: string }) {
  return withWorkspaceSql(database, workspaceId, async (sql) => {
    const rows = await listTasks(sql, workspaceId, { ...wanted, limit: MOST_LISTED });
    return {
      counts: await countTasks(sql, workspaceId, wanted.memberId),
      tasks: rows.map((row) => ({ ...row, dueAt: row.dueAt.getTime(), endedAt: row.endedAt?.getTime() ?? null })),
    };
  });
}

/** Throws `tasks/not-found`. */
export async function readTask(database: Database, workspaceId: string, taskId: string) {
  return withWorkspaceSql(database, workspaceId, async (sql) => {
    const { createdAt, dueAt, endedAt, ...task } = await taskOf(sql, workspaceId, taskId);
    return { ...task, createdAt: createdAt.getTime(), dueAt: dueAt.getTime(), endedAt: endedAt?.getTime() ?? null };
  });
}

interface Hand {
  taskId: string;
  memberId: string;
}

/** Throws `tasks/not-found`, or `tasks/not-yours` when somebody was first. */
export async function takeTask(database: Database, workspaceId: string, hand: Hand): Promise<void> {
  await withWorkspaceSql(database, workspaceId, async (sql) => {
    await taskOf(sql, workspaceId, hand.taskId);
    if (!(await claimTask(sql, workspaceId, hand))) throw taskNotYours();
  });
}

/** Throws `tasks/not-found` or `tasks/not-yours`. */
export async function putTaskBack(database: Database, workspaceId: string, hand: Hand): Promise<void> {
  await withWorkspaceSql(database, workspaceId, async (sql) => {
    await taskOf(sql, workspaceId, hand.taskId);
    if (!(await releaseTask(sql, workspaceId, hand))) throw taskNotYours();
  });
}

/**
 * The run that waits for it goes on by the outcome. Throws `tasks/not-found`, `tasks/unknown-outcome`, or `tasks/not-yours` when it is
 * over: whoever comes first, the outcome or the run that goes on without it, holds the customer, so that only one of them happens.
 */
export async function completeTask(
  database: Database,
  workspaceId: string,
  done: Hand & { outcome: string; note: string },
): Promise<void> {
  await withWorkspaceSql(database, workspaceId, async (sql) => {
    const task = await taskOf(sql, workspaceId, done.taskId);
    const outcome = task.outcomes.find(({ id }) => id === done.outcome);
    if (!outcome) throw unknownOutcome();
    await lockCustomers(sql, [task.customerId]);
    const now = await workspaceTime(sql);
    const at = new Date(Math.max(now.getTime(), task.createdAt.getTime() + 1));
    if (!(await endTask(sql, workspaceId, { ...done, at }))) throw taskNotYours();
    await tellOutcome(sql, workspaceId, {
      origin: task,
      key: task.id,
      name: EFFECT_EVENTS.taskDone,
      properties: { task: task.title, outcome: outcome.id, outcomeName: outcome.name },
      at,
    });
  });
}

async function taskOf(sql: TransactionSql, workspaceId: string, taskId: string) {
  const task = await findTask(sql, workspaceId, taskId);
  if (!task) throw taskNotFound();
  return task;
}
