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
  type Channel,
  changeMessage,
  isFinal,
  type MessageChange,
  type MessageStatus,
  nextAttemptAt,
} from '@kairos/engine';
import { faultPoint } from '../fault-points';
import type { PlanCache } from '../routing';
import { GAVE_UP } from './reasons';
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
  moment: { timing: DeliveryTiming; realNow: number; jitter: number },
): Settlement {
  return outcome.from === 'transmitting' ? handedOver(outcome, moment) : askedAgain(outcome, moment);
}

type Moment = Parameters<typeof settlementOf>[1];

function handedOver(outcome: DeliveryOutcome, moment: Moment): Settlement {
  const { result } = outcome;
  switch (result.type) {
    case 'accepted':
      return settled(outcome, { type: 'accept' }, { providerId: result.providerId });
    case 'rejected':
      return settled(outcome, { type: 'reject', reason: result.reason });
    case 'unknown':
      return settled(outcome, { type: 'lose', reason: result.reason }, { pause: firstPause(outcome, moment.timing) });
    case 'retry': {
      const next = nextAttemptAt(
        {
          // A provider in trouble says nothing about this message, whose own patience is not used up by it.
          attempt: result.scope === 'provider' ? 1 : outcome.message.attempt,
          plannedAt: outcome.message.createdAt.getTime(),
          retryAfter: result.after,
          jitter: moment.jitter,
        },
        moment.realNow,
      );
      if (next === null) return settled(outcome, { type: 'reject', reason: GAVE_UP });
      return settled(outcome, { type: 'retry', reason: result.reason }, { pause: next - moment.realNow });
    }
  }
}

// A provider that could not be reached has not answered the question: what was unknown stays so.
function askedAgain(outcome: DeliveryOutcome, { timing, realNow }: Moment): Settlement {
  const { result } = outcome;
  switch (result.type) {
    case 'accepted':
      return settled(
        outcome,
        { type: 'resolve', as: 'accepted', resolution: 'provider', reason: null },
        { providerId: result.providerId },
      );
    case 'rejected':
      return settled(outcome, { type: 'resolve', as: 'rejected', resolution: 'provider', reason: result.reason });
    case 'unknown':
    case 'retry': {
      if (realNow - outcome.message.createdAt.getTime() > timing.keysLast) return assumedSent(outcome);
      const pause = Math.max(
        timing.askAgainAfter * 2 ** Math.min(outcome.message.attempt, 8),
        (result.type === 'retry' && result.after) || 0,
      );
      const status = statusOf(outcome);
      return {
        change: {
          id: outcome.message.id,
          from: status,
          to: { ...status, reason: result.reason },
          leaseMilliseconds: null,
          pauseMilliseconds: pause,
        },
        fate: null,
        flow: [],
      };
    }
  }
}

/** The end of patience: nobody told what became of the message, and a second one would be worse than none. */
export function assumedSent(outcome: Omit<DeliveryOutcome, 'result'>): Settlement {
  return settled({ ...outcome, from: 'unknown' }, { type: 'resolve', as: 'assumed-sent' });
}

/** How long a message whose outcome just became unknown is left alone. */
export function firstPause({ honoursKeys }: Pick<DeliveryOutcome, 'honoursKeys'>, timing: DeliveryTiming): number {
  return honoursKeys ? timing.askAgainAfter : timing.settleAfter;
}

function settled(
  outcome: Omit<DeliveryOutcome, 'result'> & { result?: TransmitResult },
  change: MessageChange,
  also: { providerId?: string; pause?: number } = {},
): Settlement {
  const { message, channel, result } = outcome;
  const status = statusOf(outcome);
  const to = changeMessage(status, change);
  if (!to) throw new Error(`A message that is ${status.state} cannot ${change.type}.`);
  const end = endOf(to);
  return {
    change: {
      id: message.id,
      from: status,
      to,
      leaseMilliseconds: null,
      pauseMilliseconds: also.pause ?? null,
      providerId: also.providerId,
    },
    fate: end && {
      claim: message,
      channel,
      outcome: end,
      reason: to.reason,
      code: result?.type === 'rejected' ? result.code : null,
    },
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
