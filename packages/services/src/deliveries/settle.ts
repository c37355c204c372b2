/** Last step of a hand-over: records what the provider made of messages. Fenced: whoever lost the lease changes nothing. */
import type { TransmitResult } from '@kairos/channels';
import {
  changeMessages,
  type Database,
  type FlowAmount,
  type MessageChangeRow,
  readWorkspaceSettings,
  withWorkspaceSql,
  workspaceNow,
} from '@kairos/db';
import {
  type AfterHandOver,
  afterHandOver,
  type Channel,
  changeMessage,
  isFinal,
  type MessageStatus,
} from '@kairos/engine';
import { faultPoint } from '../fault-points';
import type { PlanCache } from '../routing';
import { flowOf, type MessageFate, type MessageOrigin, recordFates } from './record-fates';
import type { DeliveryTiming } from './timing';

/** A message in someone's hands, under a certain attempt. */
export interface MessageInHand extends MessageOrigin {
  attempt: number;
  reason: string | null;
  /** Real time. */
  createdAt: Date;
}

export interface DeliveryOutcome {
  message: MessageInHand;
  channel: Channel;
  /** `transmitting` for a hand-over, `unknown` when a provider was asked again about a message of unknown outcome. */
  from: 'transmitting' | 'unknown';
  /** Whether the provider can be asked again about this message. */
  honoursKeys: boolean;
  result: TransmitResult;
}

export interface SettlingParts {
  database: Database;
  plans: PlanCache;
  timing: DeliveryTiming;
}

/** Records outcomes in one transaction; the answer tells for each whether it counted. */
export async function settleDeliveries(
  parts: SettlingParts,
  workspaceId: string,
  outcomes: readonly DeliveryOutcome[],
): Promise<boolean[]> {
  return withWorkspaceSql(parts.database, workspaceId, async (sql) => {
    const { clock } = await readWorkspaceSettings(sql);
    const realNow = Date.now();
    const at = new Date(workspaceNow(clock, realNow));
    const settlements = outcomes.map((outcome) =>
      settlementOf(outcome, { timing: parts.timing, realNow, jitter: Math.random() }),
    );
    const changed = await changeMessages(
      sql,
      workspaceId,
      settlements.map(({ change }) => ({ ...change, settledAt: isFinal(change.to) ? at : null })),
    );
    const counted = settlements.filter(({ change }) => changed.has(change.id));
    await recordFates(sql, parts.plans, workspaceId, {
      fates: counted.flatMap(({ fate }) => fate ?? []),
      flow: counted.flatMap(({ flow }) => flow),
      at,
    });
    faultPoint('outcomes-written');
    return settlements.map(({ change }) => changed.has(change.id));
  });
}

export interface Settlement {
  change: Omit<MessageChangeRow, 'settledAt'>;
  fate: MessageFate | null;
  flow: FlowAmount[];
}

/** What an outcome means for the message. Pure: `realNow` is epoch ms, `jitter` from 0 to 1. */
export function settlementOf(
  outcome: DeliveryOutcome,
  { timing, ...moment }: { timing: DeliveryTiming; realNow: number; jitter: number },
): Settlement {
  const { message, honoursKeys, result } = outcome;
  const handedOver = { status: statusOf(outcome), createdAt: message.createdAt.getTime(), honoursKeys, timing };
  const code = result.type === 'rejected' ? result.code : null;
  const providerId = result.type === 'accepted' ? result.providerId : undefined;
  return settled(outcome, afterHandOver(handedOver, result, moment), { code, providerId });
}

/** The end of patience: nobody told what became of the message, and a second one would be worse than none. */
export function assumedSent(outcome: Pick<DeliveryOutcome, 'message' | 'channel'>): Settlement {
  const status = statusOf({ ...outcome, from: 'unknown' });
  const to = changeMessage(status, { type: 'resolve', as: 'assumed-sent' });
  if (!to) throw new Error('A message of unknown outcome can always be assumed sent.');
  return settled({ ...outcome, from: 'unknown' }, { to, pause: null }, { code: null });
}

function settled(
  outcome: Pick<DeliveryOutcome, 'message' | 'channel' | 'from'>,
  { to, pause }: AfterHandOver,
  { code, providerId }: { code: string | null; providerId?: string | undefined },
): Settlement {
  const { message, channel } = outcome;
  const end = endOf(to);
  return {
    change: {
      ...{ id: message.id, from: statusOf(outcome), to, providerId },
      ...{ leaseMilliseconds: null, pauseMilliseconds: pause },
    },
    fate: end && { claim: message, channel, outcome: end, reason: to.reason, code },
    flow: end ? [flowOf(message, end === 'rejected' ? 'failed' : 'sent')] : [],
  };
}

function statusOf({ from, message }: Pick<DeliveryOutcome, 'from' | 'message'>): MessageStatus {
  return { state: from, attempt: message.attempt, reason: message.reason, resolution: null };
}

function endOf(status: MessageStatus): MessageFate['outcome'] | null {
  switch (status.state) {
    case 'accepted':
    case 'rejected':
      return status.state;
    case 'unknown':
      return status.resolution === null ? null : 'assumed-sent';
    case 'planned':
    case 'claimed':
    case 'transmitting':
    case 'skipped':
      return null;
  }
}
