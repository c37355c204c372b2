/** What providers report after they took a message: stored before they are answered, and told to the rest of the product once. */
import type { CallbackEvent } from '@kairos/channels';
import {
  changeMessages,
  type Database,
  findStopped,
  findWorkspace,
  insertSuppression,
  type ReportedMessageRow,
  readWorkspaceSettings,
  storeCallbacks,
  type TransactionSql,
  takeCallbacks,
  withWorkspaceSql,
  workspaceNow,
} from '@kairos/db';
import { type Channel, changeMessage, type MessageStatus } from '@kairos/engine';
import { v7 as uuid } from 'uuid';
import { flowOf, type MessageFate, recordFates } from './record-fates';
import type { SettlingParts } from './settle';

const MOST_PER_ROUND = 500;
/** Said at a customer's block, and the same for every message. */
const STOPS = { bounced: 'bounce', complained: 'complaint' } as const;

/** False when there is no such workspace. Storing the same again changes nothing. */
export async function acceptCallbacks(
  database: Database,
  workspaceId: string,
  channel: Channel,
  events: readonly CallbackEvent[],
): Promise<boolean> {
  return withWorkspaceSql(database, workspaceId, async (sql) => {
    if ((await findWorkspace(sql, workspaceId)) === null) return false;
    const rows = events.map(({ reference, status, code = null }) => ({ messageId: reference, status, code }));
    await storeCallbacks(sql, workspaceId, channel, rows);
    return true;
  });
}

/** Tells of what was reported: events, counts, blocks, and the end of unknown outcomes. Returns how many reports there were. */
export async function tellCallbacks(
  parts: Pick<SettlingParts, 'database' | 'plans'>,
  workspaceId: string,
): Promise<number> {
  return withWorkspaceSql(parts.database, workspaceId, async (sql) => {
    const reported = await takeCallbacks(sql, workspaceId, MOST_PER_ROUND);
    if (reported.length === 0) return 0;
    const { clock } = await readWorkspaceSettings(sql);
    const at = new Date(workspaceNow(clock, Date.now()));
    const settled = await settleUnknown(sql, workspaceId, reported, at);
    await recordFates(sql, parts.plans, workspaceId, {
      fates: [...settled, ...reported.map((row) => fateOf(row, row.status))],
      flow: [
        ...settled.map(({ claim, outcome }) => flowOf(claim, outcome === 'rejected' ? 'failed' : 'sent')),
        ...reported.map((row) => flowOf(row, row.status)),
      ],
      at,
    });
    await stop(sql, workspaceId, reported, at);
    return reported.length;
  });
}

/** Whoever reports on a message has it: a bounce says that it never arrived, anything else that it did. */
async function settleUnknown(
  sql: TransactionSql,
  workspaceId: string,
  reported: readonly ReportedMessageRow[],
  at: Date,
): Promise<MessageFate[]> {
  const open = new Map<string, { row: ReportedMessageRow; from: MessageStatus; to: MessageStatus }>();
  for (const row of reported) {
    const { state, attempt, reason, resolution } = row;
    const from = { state, attempt, reason, resolution };
    const as = row.status === 'bounced' ? 'rejected' : 'accepted';
    const why = as === 'rejected' ? 'address-refused' : null;
    const to = changeMessage(from, { type: 'resolve', as, resolution: 'callback', reason: why });
    // Delivered and bounced at once: it did arrive somewhere, whatever came after.
    if (to && open.get(row.id)?.to.state !== 'accepted') open.set(row.id, { row, from, to });
  }
  const changes = [...open.values()].map(({ row: { id }, from, to }) => ({
    ...{ id, from, to, settledAt: at },
    ...{ leaseMilliseconds: null, pauseMilliseconds: null },
  }));
  const changed = await changeMessages(sql, workspaceId, changes);
  return [...open.values()]
    .filter(({ row }) => changed.has(row.id))
    .map(({ row, to }) => ({ ...fateOf(row, to.state === 'rejected' ? 'rejected' : 'accepted'), reason: to.reason }));
}

function fateOf(row: ReportedMessageRow, outcome: MessageFate['outcome']): MessageFate {
  return { claim: row, channel: row.channel, outcome, reason: null, code: row.code };
}

/** One block for each customer, channel and reason, however many messages came back. */
async function stop(
  sql: TransactionSql,
  workspaceId: string,
  reported: readonly ReportedMessageRow[],
  now: Date,
): Promise<void> {
  for (const [status, reason] of Object.entries(STOPS)) {
    for (const channel of new Set(reported.map((row) => row.channel))) {
      const ofBoth = reported.filter((row) => row.status === status && row.channel === channel);
      const customerIds = new Set(ofBoth.map((row) => row.customerId));
      const stopped = await findStopped(sql, [...customerIds], { channel, reason });
      for (const customerId of customerIds) {
        if (stopped.has(customerId)) continue;
        await insertSuppression(sql, workspaceId, { id: uuid(), customerId, channel, reason, now });
      }
    }
  }
}
