/** Messages that hours and caps keep back, or that could not be filled in: listed with their reasons, and sent all the same where a member decides so. */
import {
  appendFlow,
  type Database,
  listCountedMessages,
  listHeldMessages,
  listUnsentMessages,
  lockCustomers,
  lockWithheldMessage,
  planPastRules,
  readPermissions,
  readSendingRules,
  readWishes,
  readWorkspaceSettings,
  type TransactionSql,
  type WithheldRow,
  withWorkspaceSql,
  workspaceNow,
} from '@kairos/db';
import { changeMessage, decideSend, OVERRIDABLE_REASONS, PAST_THE_RULES, type SendVerdict } from '@kairos/engine';
import { workspaceTime } from '../customers/workspace-time';
import { flowOf } from '../deliveries/record-fates';
import { factsOf } from '../routing/customer-facts';
import { customerForbids, messageNotFound, messageNotWithheld } from './errors';
import { readCounted } from './read-counted';
import { sendFacts } from './send-facts';

const MOST = 200;
const LATELY = 7 * 24 * 3_600_000;

/** `held` waits for its moment; `unsent` was kept back, or could not be filled in, in the last seven days of the workspace's clock. Moments in epoch ms. */
export async function readWithheld(database: Database, workspaceId: string, which: 'held' | 'unsent') {
  return withWorkspaceSql(database, workspaceId, async (sql) => {
    const rows = await list(sql, workspaceId, which);
    return rows.map(
      ({ id, reason, channel, topic, priority, customerId, customerLabel, journeyId, journeyName, ...row }) => ({
        ...{ id, reason, channel, topic, priority, customerId, customerLabel, journeyId, journeyName },
        plannedAt: row.plannedAt.getTime(),
        dueAt: row.dueAt.getTime(),
      }),
    );
  });
}

async function list(sql: TransactionSql, workspaceId: string, which: 'held' | 'unsent'): Promise<WithheldRow[]> {
  if (which === 'held') return listHeldMessages(sql, workspaceId, MOST);
  const since = new Date((await workspaceTime(sql)).getTime() - LATELY);
  return listUnsentMessages(sql, workspaceId, { reasons: OVERRIDABLE_REASONS, since, limit: MOST });
}

/**
 * Sends a message past the hours and caps of the workspace; it counts against the caps of those that follow. What the customer
 * wishes, allows and has left still binds it. Returns when it leaves, epoch ms. Throws `sending/message-not-found`,
 * `sending/message-not-withheld` and `sending/customer-forbids`.
 */
export async function sendAnyway(
  database: Database,
  workspaceId: string,
  { id, memberId }: { id: string; memberId: string },
): Promise<{ leavesAt: number }> {
  return withWorkspaceSql(database, workspaceId, async (sql) => {
    const found = await lockWithheldMessage(sql, workspaceId, id);
    if (!found) throw messageNotFound();
    if (!found.isHeld && !isOverridable(found)) throw messageNotWithheld();
    const { clock } = await readWorkspaceSettings(sql);
    const now = workspaceNow(clock, Date.now());
    const verdict = await askPastRules(sql, found, now);
    if (verdict.verdict === 'skip') throw customerForbids(verdict.reason);
    const leavesAt = verdict.until ?? now;
    const holdReason = verdict.verdict === 'hold' ? verdict.reason : null;
    await planPastRules(sql, workspaceId, { id, memberId, dueAt: new Date(leavesAt), holdReason });
    await appendFlow(sql, workspaceId, [
      found.isHeld
        ? { ...flowOf(found, 'held'), amount: -1, at: now }
        : // It was counted as not sent at that moment, and is no more.
          { ...flowOf(found, metricOf(found)), amount: -1, at: found.skippedAt.getTime() },
      ...(holdReason === null ? [] : [{ ...flowOf(found, 'held'), at: now }]),
    ]);
    return { leavesAt };
  });
}

function metricOf({ state, reason }: WithheldRow): string {
  return state === 'rejected' ? 'failed' : `skipped:${reason}`;
}

function isOverridable({ state, attempt, reason }: WithheldRow): boolean {
  return changeMessage({ state, attempt, reason, resolution: null }, { type: 'override' }) !== null;
}

async function askPastRules(sql: TransactionSql, message: WithheldRow, now: number): Promise<SendVerdict> {
  const { customerId, channel, topic, priority, counts } = message;
  const [customer] = await lockCustomers(sql, [customerId]);
  if (!customer) throw messageNotFound();
  const { clock, timeZone } = await readWorkspaceSettings(sql);
  const permissions = await readPermissions(sql, [customerId]);
  const wishes = await readWishes(sql, [customerId]);
  const rules = await readSendingRules(sql);
  const frame = { rules, wishes, horizon: now, speed: clock.speed, read: listCountedMessages };
  const counted = (await readCounted(sql, [customerId], frame)).get(customerId) ?? [];
  const known = {
    facts: factsOf(customer, timeZone),
    permissions: permissions.get(customerId),
    wishes: wishes.get(customerId),
    counted: counted.filter((each) => each.id !== message.id),
  };
  const asked = {
    ...{ channel, topic, priority, plannedAt: now, dueAt: now, waited: 0 },
    purpose: counts ? 'marketing' : 'service',
    // Whether the journey and its run still want it is asked at the hand-over.
    run: { phase: 'acting', outcome: null, endedAt: null },
    journeyStatus: 'live',
  } as const;
  return decideSend(sendFacts(asked, known, PAST_THE_RULES), now);
}
