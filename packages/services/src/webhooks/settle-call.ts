/** Second half of a call: records what the endpoint made of it, tells the run, and decides whether it is tried again. */
import {
  appendFlow,
  type CallChangeRow,
  changeCall,
  type Database,
  findSilentCalls,
  readWorkspaceSettings,
  type TransactionSql,
  withWorkspaceSql,
  workspaceNow,
} from '@kairos/db';
import { afterCall, type CallOutcome, changeMessage, EFFECT_EVENTS, type MessageStatus } from '@kairos/engine';
import { tellOutcome } from '../effects/tell-outcome';
import { faultPoint } from '../fault-points';
import type { BegunCall } from './begin-calls';

/** Of an answer no more than this is kept, for whoever wonders what the endpoint said. */
const KEPT_ANSWER = 2_000;

export interface CallMade extends Pick<BegunCall, 'call' | 'status'> {
  outcome: CallOutcome;
  /** Status and body of the answer, where there was one. */
  answer: { status: number; body: string } | null;
}

/** Returns whether it counted: false when somebody else had taken the call over. */
export async function settleCall(database: Database, workspaceId: string, made: CallMade): Promise<boolean> {
  return withWorkspaceSql(database, workspaceId, async (sql) => {
    const { clock } = await readWorkspaceSettings(sql);
    const realNow = Date.now();
    const { createdAt, giveUpAt } = made.call;
    const inHand = { status: made.status, createdAt: createdAt.getTime(), giveUpAt: giveUpAt.getTime() };
    const next = afterCall(inHand, made.outcome, { realNow, jitter: Math.random() });
    const { to } = next;
    const ended = to.state === 'accepted' || to.state === 'rejected' ? to.state : null;
    const at = new Date(Math.max(workspaceNow(clock, realNow), made.call.plannedAt.getTime() + 1));
    const change: CallChangeRow = {
      id: made.call.id,
      from: made.status,
      to,
      leaseMilliseconds: null,
      pauseMilliseconds: next.pause,
      ...(ended && { settledAt: at }),
      ...(made.answer && { status: made.answer.status, answer: storable(made.answer.body) }),
    };
    if (!(await changeCall(sql, workspaceId, change))) return false;
    faultPoint('call-outcome-written');
    if (!ended) return true;
    await tell(sql, workspaceId, made, { ended, reason: to.reason, at });
    faultPoint('call-outcome-told');
    return true;
  });
}

/** Calls whose deliverer fell silent are of unknown outcome, and made again under their own id. Returns how many there were. */
export async function sweepCalls(database: Database, workspaceId: string): Promise<number> {
  return withWorkspaceSql(database, workspaceId, async (sql) => {
    const silent = await findSilentCalls(sql, workspaceId);
    for (const { id, ...rest } of silent) {
      const from: MessageStatus = { ...rest, resolution: null };
      const to = changeMessage(from, { type: 'expire' });
      if (to) await changeCall(sql, workspaceId, { id, from, to, leaseMilliseconds: null });
    }
    if (silent.length > 0) faultPoint('calls-swept');
    return silent.length;
  });
}

async function tell(
  sql: TransactionSql,
  workspaceId: string,
  { call, status, answer }: CallMade,
  { ended, reason, at }: { ended: 'accepted' | 'rejected'; reason: string | null; at: Date },
): Promise<void> {
  const { journeyId, versionId, nodeId } = call;
  const metric = ended === 'accepted' ? 'sent' : 'failed';
  await appendFlow(sql, workspaceId, [{ journeyId, versionId, nodeId, metric, amount: 1, at: at.getTime() }]);
  await tellOutcome(sql, workspaceId, {
    origin: call,
    // A call that failed may be made again, and fail again.
    key: `${call.id}/${status.attempt}`,
    name: ended === 'accepted' ? EFFECT_EVENTS.webhookAccepted : EFFECT_EVENTS.webhookFailed,
    properties: {
      type: call.eventType,
      ...(reason !== null && { reason }),
      ...(answer && { status: answer.status }),
    },
    at,
  });
}

// PostgreSQL holds no NUL, and a cut may have left half a character.
const storable = (text: string): string => text.slice(0, KEPT_ANSWER).replaceAll('\0', '').toWellFormed();
