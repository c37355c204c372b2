/** The life of one message: which state may follow which, and why. The only place that knows. */

export const MESSAGE_STATES = [
  'planned',
  'claimed',
  'transmitting',
  'accepted',
  'rejected',
  'unknown',
  'skipped',
] as const;
export type MessageState = (typeof MESSAGE_STATES)[number];

/**
 * How an unknown outcome was settled: the provider answered for its key, called back, or, for marketing,
 * nobody answered and a second send would be worse than none.
 */
export const RESOLUTIONS = ['provider', 'callback', 'assumed-sent'] as const;
export type Resolution = (typeof RESOLUTIONS)[number];

/** One message as the state machine sees it. `attempt` counts hand-overs and fences late writers. */
export interface MessageStatus {
  state: MessageState;
  attempt: number;
  reason: string | null;
  resolution: Resolution | null;
}

/**
 * What can happen to a message.
 * - `claim`: a deliverer takes it, with a lease. `release`: it gives it back untouched.
 * - `skip`: the gate says no at the hand-over. `fail`: no content could be made of it.
 * - `transmit`: recorded before the first byte that could cause a send.
 * - `accept`, `reject`, `retry`, `lose`: what the provider made of it; `retry` proves that nothing was sent, `lose` that nobody knows.
 * - `expire`: the lease ran out without a word.
 * - `override`: a member sends what hours and caps of the workspace kept back, or what could not be filled in. Nothing has left, so it
 *   may be planned once more.
 * - `probe`: an unknown message is asked for again under its own key. `resolve`: the answer, or the end of patience.
 * - `repeat`: a member has a webhook call that failed made again, under its own id.
 * - `resend`: for service messages only, of which a second copy is better than none: an unknown one is handed over once more.
 */
export type MessageChange =
  | { type: 'claim' }
  | { type: 'release' }
  | { type: 'skip'; reason: string }
  | { type: 'fail'; reason: string }
  | { type: 'transmit' }
  | { type: 'accept' }
  | { type: 'reject'; reason: string }
  | { type: 'retry'; reason: string }
  | { type: 'lose'; reason: string }
  | { type: 'expire' }
  | { type: 'override' }
  | { type: 'probe' }
  | { type: 'repeat' }
  | { type: 'resend' }
  | { type: 'resolve'; as: 'accepted' | 'rejected'; resolution: 'provider' | 'callback'; reason: string | null }
  | { type: 'resolve'; as: 'assumed-sent' };

export const LEASE_EXPIRED = 'lease-expired';
/** No content could be made for this customer. */
export const RENDER_FAILED = 'render-failed';

/** The status after a change, or null when the change is not allowed in this state (a late or repeated writer). */
export function changeMessage(status: MessageStatus, change: MessageChange): MessageStatus | null {
  switch (change.type) {
    case 'claim':
      return status.state === 'planned' ? { ...status, state: 'claimed', attempt: status.attempt + 1 } : null;
    case 'release':
      return from(status, 'claimed', { state: 'planned' });
    case 'skip':
      return from(status, 'claimed', { state: 'skipped', reason: change.reason });
    case 'fail':
      return from(status, 'claimed', { state: 'rejected', reason: change.reason });
    case 'transmit':
      return from(status, 'claimed', { state: 'transmitting' });
    case 'accept':
      return from(status, 'transmitting', { state: 'accepted', reason: null });
    case 'reject':
      return from(status, 'transmitting', { state: 'rejected', reason: change.reason });
    case 'retry':
      return from(status, 'transmitting', { state: 'planned', reason: change.reason });
    case 'lose':
      return from(status, 'transmitting', { state: 'unknown', reason: change.reason });
    case 'expire':
      return expire(status);
    case 'override':
      return isOverridable(status) ? { ...status, state: 'planned', reason: null } : null;
    case 'probe':
      return isUnresolved(status) ? { ...status, attempt: status.attempt + 1 } : null;
    case 'repeat':
      return from(status, 'rejected', { state: 'planned', reason: null, resolution: null });
    case 'resend':
      return isUnresolved(status) ? { ...status, state: 'planned' } : null;
    case 'resolve':
      return isUnresolved(status) ? resolve(status, change) : null;
  }
}

/** Reasons that are the workspace's own: whoever works there may decide otherwise. What the customer wishes is not among them. */
export const OVERRIDABLE_REASONS = [
  'quiet-hours',
  'frequency-cap',
  'held-too-long',
  'outranked',
  RENDER_FAILED,
] as const;

function isOverridable({ state, reason }: MessageStatus): boolean {
  const isOver = state === 'skipped' || state === 'rejected';
  return isOver && OVERRIDABLE_REASONS.some((each) => each === reason);
}

/** Whether nothing happens to the message any more by itself. An unknown message is final once it is assumed sent. */
export function isFinal(status: Pick<MessageStatus, 'state' | 'resolution'>): boolean {
  switch (status.state) {
    case 'accepted':
    case 'rejected':
    case 'skipped':
      return true;
    case 'unknown':
      return status.resolution !== null;
    case 'planned':
    case 'claimed':
    case 'transmitting':
      return false;
  }
}

function from(status: MessageStatus, state: MessageState, next: Partial<MessageStatus>): MessageStatus | null {
  return status.state === state ? { ...status, ...next } : null;
}

// Before `transmit` nothing can have left, so the message may be taken again; after it, nobody knows.
function expire(status: MessageStatus): MessageStatus | null {
  if (status.state === 'claimed') return { ...status, state: 'planned' };
  return from(status, 'transmitting', { state: 'unknown', reason: LEASE_EXPIRED });
}

const isUnresolved = (status: MessageStatus): boolean => status.state === 'unknown' && status.resolution === null;

function resolve(status: MessageStatus, change: Extract<MessageChange, { type: 'resolve' }>): MessageStatus {
  if (change.as === 'assumed-sent') return { ...status, resolution: 'assumed-sent' };
  return { ...status, state: change.as, resolution: change.resolution, reason: change.reason };
}
