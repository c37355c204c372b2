/** Second step of a hand-over: asks the gate once more and records, before the first byte leaves, that one may leave. */
import type { OutgoingMessage } from '@kairos/channels';
import {
  changeMessages,
  type Database,
  type FlowAmount,
  type MessageChangeRow,
  readPermissions,
  readSendFacts,
  readSendingRules,
  readWishes,
  readWorkspaceSettings,
  type SendFactsRow,
  type TransactionSql,
  together,
  withWorkspaceSql,
  workspaceNow,
} from '@kairos/db';
import {
  changeMessage,
  decideSend,
  type MessageStatus,
  NO_WISHES,
  PAST_THE_RULES,
  RENDER_FAILED,
  type SendFacts,
  type SendVerdict,
} from '@kairos/engine';
import { faultPoint } from '../fault-points';
import type { PlanCache } from '../routing';
import { factsOf } from '../routing/customer-facts';
import { sendFacts } from '../sending/send-facts';
import type { Delivery } from './claim';
import { flowOf, type MessageFate, recordFates } from './record-fates';

/** A message that now may be handed over, once, under this attempt. */
export interface BegunDelivery {
  delivery: Delivery;
  message: OutgoingMessage;
}

/**
 * Decides about claimed messages and marks those that go as transmitting, all in one transaction.
 * A message whose claim was lost meanwhile is left alone. Returns those to hand over now.
 */
export async function beginDeliveries(
  parts: { database: Database; plans: PlanCache },
  workspaceId: string,
  deliveries: readonly Delivery[],
  handOverMilliseconds: number,
): Promise<BegunDelivery[]> {
  return withWorkspaceSql(parts.database, workspaceId, async (sql) => {
    const { clock, timeZone } = await readWorkspaceSettings(sql);
    const realNow = Date.now();
    const now = workspaceNow(clock, realNow);
    const facts = await readFacts(sql, workspaceId, deliveries, { now, realNow, timeZone, speed: clock.speed });
    const decided = deliveries.flatMap((delivery) => {
      const known = facts.get(delivery.claim.id);
      return known ? [decide(delivery, known, { now, handOverMilliseconds })] : [];
    });
    const changed = await changeMessages(
      sql,
      workspaceId,
      decided.map((each) => each.change),
    );
    const done = decided.filter(({ delivery }) => changed.has(delivery.claim.id));
    await recordFates(sql, parts.plans, workspaceId, {
      fates: done.flatMap((each) => each.fate ?? []),
      flow: done.flatMap((each) => each.flow),
      at: new Date(now),
    });
    faultPoint('transmitting-written');
    return done.flatMap(({ delivery, message }) => (message ? [{ delivery, message }] : []));
  });
}

interface Decided {
  delivery: Delivery;
  change: MessageChangeRow;
  message?: OutgoingMessage;
  fate?: MessageFate;
  flow: FlowAmount[];
}

/** Moments in epoch ms; `speed` is workspace milliseconds per real one. */
interface Frame {
  now: number;
  realNow: number;
  /** The workspace's. */
  timeZone: string;
  speed: number;
}

async function readFacts(
  sql: TransactionSql,
  workspaceId: string,
  deliveries: readonly Delivery[],
  frame: Frame,
): Promise<Map<string, SendFacts>> {
  const claims = new Map(deliveries.map((delivery) => [delivery.claim.id, delivery]));
  const rows = await readSendFacts(sql, workspaceId, [...claims.keys()]);
  const customerIds = [...new Set(rows.map((row) => row.customerId))];
  const [permissions, wishes, sendingRules] = await together([
    readPermissions(sql, customerIds),
    readWishes(sql, customerIds),
    readSendingRules(sql),
  ]);
  // A place under the caps was taken when the message was planned.
  const rules = { ...sendingRules, caps: [] };
  return new Map(
    rows.flatMap((row): [string, SendFacts][] => {
      const delivery = claims.get(row.id);
      if (!delivery) return [];
      const { claim } = delivery;
      const known = {
        facts: factsOf({ ...claim, id: row.customerId }, frame.timeZone),
        permissions: permissions.get(row.customerId),
        // A place under the customer's own pace was taken then as well.
        wishes: { ...(wishes.get(row.customerId) ?? NO_WISHES), pace: null },
        counted: [],
      };
      const message = {
        channel: delivery.channel,
        topic: delivery.claim.topic,
        ...factsOfRun(row),
        ...timesOf(row, delivery, frame),
      };
      const binding = row.isPastRules ? PAST_THE_RULES : rules;
      return [[row.id, { ...sendFacts(message, known, binding), address: delivery.recipient }]];
    }),
  );
}

/** A hand-over is judged by the moment at which it was due, unless real time lies further behind than this. */
const TOLERANCE_REAL_MS = 60_000;

function timesOf(
  row: SendFactsRow,
  { claim }: Delivery,
  { now, realNow, speed }: Frame,
): Pick<SendFacts, 'plannedAt' | 'dueAt' | 'waited'> {
  const plannedAt = row.plannedAt.getTime();
  const due = row.dueAt.getTime();
  const dueAt = now - due <= TOLERANCE_REAL_MS * speed ? due : now;
  // Where the workspace's clock runs fast, a moment of real time must not count as a week.
  return { plannedAt, dueAt, waited: Math.min(now - plannedAt, realNow - claim.createdAt.getTime()) };
}

// A journey that is gone is as good as archived; a run that is gone stops nothing.
function factsOfRun(row: SendFactsRow): Pick<SendFacts, 'run' | 'journeyStatus' | 'purpose' | 'priority'> {
  return {
    purpose: row.counts ? 'marketing' : 'service',
    priority: row.priority,
    run: { phase: row.runPhase ?? 'ended', outcome: row.runOutcome, endedAt: row.runEndedAt?.getTime() ?? null },
    journeyStatus: row.journeyStatus ?? 'archived',
  };
}

function decide(delivery: Delivery, facts: SendFacts, moment: { now: number; handOverMilliseconds: number }): Decided {
  const { claim, channel, recipient, rendered } = delivery;
  const verdict = decideSend(facts, moment.now);
  if (verdict.verdict !== 'send' || recipient === null) return withhold(delivery, verdict, moment.now);
  if (rendered.type === 'failed') {
    const change = changeOf(delivery, { type: 'fail', reason: RENDER_FAILED });
    const fate: MessageFate = {
      claim,
      channel,
      outcome: 'rejected',
      reason: RENDER_FAILED,
      code: rendered.failure.code,
    };
    return { delivery, change: { ...change, settledAt: new Date(moment.now) }, fate, flow: [flowOf(claim, 'failed')] };
  }
  const frozen: Record<string, string> = { ...rendered.message.words };
  if (rendered.flags.length > 0) frozen.flags = rendered.flags.join(' ');
  const change = changeOf(delivery, { type: 'transmit' });
  return {
    delivery,
    message: { ...rendered.message, recipient },
    change: { ...change, leaseMilliseconds: moment.handOverMilliseconds, rendered: frozen, recipient },
    flow: [],
  };
}

function withhold(delivery: Delivery, verdict: SendVerdict, now: number): Decided {
  if (verdict.verdict !== 'skip') return holdBack(delivery, verdict);
  const change = changeOf(delivery, { type: 'skip', reason: verdict.reason });
  return {
    delivery,
    change: { ...change, settledAt: new Date(now) },
    flow: [flowOf(delivery.claim, `skipped:${verdict.reason}`)],
  };
}

function holdBack(delivery: Delivery, verdict: SendVerdict): Decided {
  const change = changeOf(delivery, { type: 'release' });
  if (verdict.verdict !== 'hold' || verdict.until === null) return { delivery, change, flow: [] };
  const hold = { until: new Date(verdict.until), reason: verdict.reason };
  return { delivery, change: { ...change, hold }, flow: [flowOf(delivery.claim, 'held')] };
}

function changeOf({ claim }: Delivery, change: Parameters<typeof changeMessage>[1]): MessageChangeRow {
  const status: MessageStatus = { state: 'claimed', attempt: claim.attempt, reason: claim.reason, resolution: null };
  const to = changeMessage(status, change);
  if (!to) throw new Error(`A claimed message cannot ${change.type}.`);
  return { id: claim.id, from: status, to, leaseMilliseconds: null, pauseMilliseconds: null, settledAt: null };
}
