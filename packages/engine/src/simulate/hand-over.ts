/** The way of one message out of the product in a simulation: what its provider does is chosen, what follows from it is decided as in earnest. */
import type { MessagePurpose } from '../contract/acting';
import { afterHandOver, afterSilence, type HandOverOutcome, UNKNOWN_TIMING } from '../policy/after-hand-over';
import { changeMessage, isFinal, type MessageChange, type MessageStatus } from '../policy/message-state';

/**
 * - `takes`, `refuses`: it says so
 * - `is-busy`: it asks to come back later
 * - `takes-and-vanishes`: it has taken the message, and nobody hears of it; a worker that dies right then looks the same
 * - `vanishes`: it has not taken the message, and nobody knows
 */
export type ProviderAct = 'takes' | 'refuses' | 'is-busy' | 'takes-and-vanishes' | 'vanishes';

export interface HandedOver {
  status: MessageStatus;
  /** How many copies the provider passes on. */
  copies: number;
}

export interface HandOver {
  purpose: MessagePurpose;
  /** Whether a repeated key is answered as the first time and passed on once. */
  honoursKeys: boolean;
}

/** The provider does this in turn each time that the message is presented, and the last of it from then on; it takes everything if nothing is said. */
export function handOver({ purpose, honoursKeys }: HandOver, acts: readonly ProviderAct[]): HandedOver {
  let status: MessageStatus = { state: 'planned', attempt: 0, reason: null, resolution: null };
  let copies = 0;
  let presented = 0;
  for (let now = 0; ; ) {
    status = present(status);
    const act = acts[Math.min(presented, acts.length - 1)] ?? 'takes';
    presented += 1;
    const isKnown = honoursKeys && copies > 0;
    if (!isKnown && (act === 'takes' || act === 'takes-and-vanishes')) copies += 1;
    const outcome = isKnown && act !== 'is-busy' ? ({ type: 'accepted' } as const) : outcomeOf(act);
    const message = { status, createdAt: 0, honoursKeys, timing: UNKNOWN_TIMING };
    const { to, pause } = afterHandOver(message, outcome, { realNow: now, jitter: 1 });
    status = to.state === 'unknown' && !honoursKeys ? changed(to, afterSilence(to, purpose)) : to;
    if (isFinal(status)) return { status, copies };
    now += pause ?? 0;
  }
}

/** Handed over once more, or asked for under its own key. */
function present(status: MessageStatus): MessageStatus {
  if (status.state === 'unknown') return changed(status, { type: 'probe' });
  return changed(changed(status, { type: 'claim' }), { type: 'transmit' });
}

function changed(status: MessageStatus, change: MessageChange): MessageStatus {
  const to = changeMessage(status, change);
  if (!to) throw new Error(`A message that is ${status.state} cannot ${change.type}.`);
  return to;
}

function outcomeOf(act: ProviderAct): HandOverOutcome {
  switch (act) {
    case 'takes':
      return { type: 'accepted' };
    case 'refuses':
      return { type: 'rejected', reason: 'address-refused' };
    case 'is-busy':
      return { type: 'retry', reason: 'provider-busy', after: null, scope: 'message' };
    case 'takes-and-vanishes':
    case 'vanishes':
      return { type: 'unknown', reason: 'connection-lost' };
  }
}
