/** Takes care of messages that nobody takes care of: leases that ran out, and outcomes that stayed unknown. */
import { messageWordsSchema, type OutgoingMessage, unsubscribeUrl } from '@kairos/channels';
import {
  changeMessages,
  type Database,
  findExpiredLeases,
  findUnresolved,
  findWorkspace,
  type HeldMessageRow,
  type MessageChangeRow,
  readWorkspaceSettings,
  type TransactionSql,
  withWorkspaceSql,
  workspaceNow,
} from '@kairos/db';
import { afterSilence, type Channel, changeMessage, type MessageStatus, pauseOfUnknown } from '@kairos/engine';
import { faultPoint } from '../fault-points';
import { recordFates } from './record-fates';
import { assumedSent, type MessageInHand, type SettlingParts } from './settle';

/** Per round; the next one follows at once when there was this much. */
const MOST_PER_ROUND = 500;

/**
 * Frees messages whose deliverer fell silent: what was only claimed is planned again, what was being handed over is unknown.
 * Returns how many there were.
 */
export async function sweepLeases(
  parts: SettlingParts,
  workspaceId: string,
  honoursKeys: (channel: Channel) => boolean,
): Promise<number> {
  return withWorkspaceSql(parts.database, workspaceId, async (sql) => {
    const expired = await findExpiredLeases(sql, workspaceId, MOST_PER_ROUND);
    const changes = expired.map((row): MessageChangeRow => {
      const from = statusOf(row);
      const to = changeMessage(from, { type: 'expire' });
      if (!to) throw new Error(`A message that is ${row.state} has no lease.`);
      const pause =
        to.state === 'unknown' ? pauseOfUnknown({ honoursKeys: honoursKeys(row.channel), timing: parts.timing }) : null;
      return { id: row.id, from, to, leaseMilliseconds: null, pauseMilliseconds: pause, settledAt: null };
    });
    await changeMessages(sql, workspaceId, changes);
    if (expired.length > 0) faultPoint('leases-swept');
    return expired.length;
  });
}

/**
 * For channels whose provider cannot be asked: what stayed unknown for long enough is assumed sent, or, when it is a service message,
 * handed over again. Returns how many there were.
 */
export async function assumeSent(parts: SettlingParts, workspaceId: string, channel: Channel): Promise<number> {
  return withWorkspaceSql(parts.database, workspaceId, async (sql) => {
    const unresolved = await findUnresolved(sql, workspaceId, { channel, limit: MOST_PER_ROUND });
    if (unresolved.length === 0) return 0;
    const at = await workspaceTime(sql);
    const again = unresolved.filter((row) => afterSilence(statusOf(row), purposeOf(row)).type === 'resend');
    await changeMessages(sql, workspaceId, again.map(resend));
    const settlements = unresolved
      .filter((row) => !again.includes(row))
      .map((row) => assumedSent({ message: row, channel }));
    await changeMessages(
      sql,
      workspaceId,
      settlements.map(({ change }) => ({ ...change, settledAt: at })),
    );
    await recordFates(sql, parts.plans, workspaceId, {
      fates: settlements.flatMap(({ fate }) => fate ?? []),
      flow: settlements.flatMap(({ flow }) => flow),
      at,
    });
    faultPoint('unknown-settled');
    return unresolved.length;
  });
}

const purposeOf = ({ counts }: HeldMessageRow) => (counts ? 'marketing' : 'service');

function resend(row: HeldMessageRow): MessageChangeRow {
  const from = statusOf(row);
  const to = changeMessage(from, { type: 'resend' });
  if (!to) throw new Error(`A message that is ${row.state} is not sent again.`);
  return { id: row.id, from, to, leaseMilliseconds: null, pauseMilliseconds: 0, settledAt: null };
}

/** A message of unknown outcome, as it was handed over the first time. */
export interface MessageToAskFor {
  message: MessageInHand;
  outgoing: OutgoingMessage;
}

/** Takes messages of unknown outcome, so that the provider can be asked for them under their own key. */
export async function claimUnresolved(
  parts: { database: Database; publicUrl: string; secret: Buffer },
  workspaceId: string,
  wanted: { channel: Channel; limit: number; leaseMilliseconds: number },
): Promise<MessageToAskFor[]> {
  return withWorkspaceSql(parts.database, workspaceId, async (sql) => {
    const unresolved = await findUnresolved(sql, workspaceId, wanted);
    if (unresolved.length === 0) return [];
    const workspace = await findWorkspace(sql, workspaceId);
    const sentAt = (await workspaceTime(sql)).getTime();
    const changes = unresolved.map((row): MessageChangeRow => {
      const from = statusOf(row);
      const to = changeMessage(from, { type: 'probe' });
      if (!to) throw new Error(`A message that is ${row.state} is not asked for.`);
      return {
        id: row.id,
        from,
        to,
        leaseMilliseconds: wanted.leaseMilliseconds,
        pauseMilliseconds: null,
        settledAt: null,
      };
    });
    await changeMessages(sql, workspaceId, changes);
    faultPoint('unknown-claimed');
    return unresolved.map((row) => {
      const { id, journeyId, topic, recipient } = row;
      return {
        message: { ...row, attempt: row.attempt + 1 },
        outgoing: {
          ...{ id, workspaceId, journeyId, topic, sentAt },
          recipient: recipient ?? '',
          words: messageWordsSchema.parse(row.rendered),
          brand: workspace?.name ?? '',
          simulated: workspace?.clockKind === 'simulated',
          unsubscribeUrl: unsubscribeUrl(parts.publicUrl, parts.secret, workspaceId, id),
        },
      };
    });
  });
}

async function workspaceTime(sql: TransactionSql): Promise<Date> {
  const { clock } = await readWorkspaceSettings(sql);
  return new Date(workspaceNow(clock, Date.now()));
}

const statusOf = ({ state, attempt, reason }: HeldMessageRow): MessageStatus => ({
  state,
  attempt,
  reason,
  resolution: null,
});
