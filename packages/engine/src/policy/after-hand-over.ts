/** What follows from what a provider made of a message: its end, another attempt, or asking about it later. */
import { changeMessage, type MessageChange, type MessageStatus } from './message-state';
import { GAVE_UP, nextAttemptAt } from './retry';

export type HandOverOutcome =
  | { type: 'accepted' }
  | { type: 'rejected'; reason: string }
  /** Nothing was sent; `after` is what the provider asked for in milliseconds, or null. */
  | { type: 'retry'; reason: string; after: number | null; scope: 'message' | 'provider' }
  /** Nobody knows whether it was sent. */
  | { type: 'unknown'; reason: string };

/** How long a message of unknown outcome is waited for. Real time, in milliseconds. */
export interface UnknownTiming {
  /** How long a provider without keys is given to call back before a message of unknown outcome is assumed sent. */
  settleAfter: number;
  /** Pause before a provider that honours keys is asked again about a message of unknown outcome. */
  askAgainAfter: number;
  /** How long such a provider remembers a key. */
  keysLast: number;
}

export const UNKNOWN_TIMING: UnknownTiming = {
  settleAfter: 120_000,
  askAgainAfter: 2_000,
  keysLast: 23 * 3_600_000,
};

export interface MessageHandedOver {
  /** `transmitting`, or `unknown` when the provider was asked again about it. */
  status: MessageStatus;
  /** Real time, epoch ms. */
  createdAt: number;
  /** Whether the provider can be asked again about this message. */
  honoursKeys: boolean;
  timing: UnknownTiming;
}

/** `pause` is real milliseconds for which it is left alone; null when it is over. */
export interface AfterHandOver {
  to: MessageStatus;
  pause: number | null;
}

/** `realNow` is epoch ms, `jitter` from 0 to 1. */
export function afterHandOver(
  message: MessageHandedOver,
  outcome: HandOverOutcome,
  moment: { realNow: number; jitter: number },
): AfterHandOver {
  return message.status.state === 'unknown'
    ? afterAsking(message, outcome, moment)
    : afterFirst(message, outcome, moment);
}

function afterFirst(
  message: MessageHandedOver,
  outcome: HandOverOutcome,
  { realNow, jitter }: { realNow: number; jitter: number },
): AfterHandOver {
  switch (outcome.type) {
    case 'accepted':
      return changed(message, { type: 'accept' });
    case 'rejected':
      return changed(message, { type: 'reject', reason: outcome.reason });
    case 'unknown':
      return changed(message, { type: 'lose', reason: outcome.reason }, pauseOfUnknown(message));
    case 'retry': {
      // A provider in trouble says nothing about this message, whose own patience is not used up by it.
      const attempt = outcome.scope === 'provider' ? 1 : message.status.attempt;
      const { createdAt: plannedAt } = message;
      const next = nextAttemptAt({ attempt, plannedAt, retryAfter: outcome.after, jitter }, realNow);
      if (next === null) return changed(message, { type: 'reject', reason: GAVE_UP });
      return changed(message, { type: 'retry', reason: outcome.reason }, next - realNow);
    }
  }
}

// A provider that could not be reached has not answered the question: what was unknown stays so.
function afterAsking(
  message: MessageHandedOver,
  outcome: HandOverOutcome,
  { realNow }: { realNow: number },
): AfterHandOver {
  const { status, timing, createdAt } = message;
  switch (outcome.type) {
    case 'accepted':
      return changed(message, { type: 'resolve', as: 'accepted', resolution: 'provider', reason: null });
    case 'rejected':
      return changed(message, { type: 'resolve', as: 'rejected', resolution: 'provider', reason: outcome.reason });
    case 'unknown':
    case 'retry': {
      if (realNow - createdAt > timing.keysLast) return changed(message, { type: 'resolve', as: 'assumed-sent' });
      const asked = (outcome.type === 'retry' && outcome.after) || 0;
      const pause = Math.max(timing.askAgainAfter * 2 ** Math.min(status.attempt, 8), asked);
      return { to: { ...status, reason: outcome.reason }, pause };
    }
  }
}

/** How long a message whose outcome just became unknown is left alone. */
export function pauseOfUnknown({ honoursKeys, timing }: Pick<MessageHandedOver, 'honoursKeys' | 'timing'>): number {
  return honoursKeys ? timing.askAgainAfter : timing.settleAfter;
}

/** A service message whose fate stays unknown is handed over so often, under the same key: its reader needs it. */
const SERVICE_ATTEMPTS = 3;

/** The end of patience with a provider that cannot be asked: a second marketing message would be worse than none. */
export function afterSilence(status: MessageStatus, purpose: 'marketing' | 'service'): MessageChange {
  const isNeeded = purpose === 'service' && status.attempt < SERVICE_ATTEMPTS;
  return isNeeded ? { type: 'resend' } : { type: 'resolve', as: 'assumed-sent' };
}

function changed({ status }: MessageHandedOver, change: MessageChange, pause: number | null = null): AfterHandOver {
  const to = changeMessage(status, change);
  if (!to) throw new Error(`A message that is ${status.state} cannot ${change.type}.`);
  return { to, pause };
}
