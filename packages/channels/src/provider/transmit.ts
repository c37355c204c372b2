/** What every provider adapter does: hand over one message and say honestly what became of it. */
import type { Channel } from '@kairos/engine';
import type { MessageWords } from '../content';

/** Who has to act when a message fails. Only what the provider or we are to blame for is tried again. */
export type Fault = 'customer-data' | 'journey' | 'provider' | 'us';

/**
 * Why a message was refused, put off or lost sight of; the web application has words for each.
 * - `address-refused`: the provider does not take this recipient (bounce)
 * - `content-refused`: it does not take this content
 * - `policy-refused`: it does not take mail from us (reputation, authentication, volume)
 * - `sender-refused`: our sender address or our credentials are wrong
 * - `provider-refused`: any other refusal
 * - `provider-unreachable`: no connection, so nothing was sent
 * - `provider-busy`: it asks to come back later
 * - `provider-failed`: it broke down after it may have taken the message
 * - `connection-lost`, `no-answer`: the same, seen from our side
 */
export const TRANSMIT_REASONS = [
  'address-refused',
  'content-refused',
  'policy-refused',
  'sender-refused',
  'provider-refused',
  'provider-unreachable',
  'provider-busy',
  'provider-failed',
  'connection-lost',
  'no-answer',
] as const;
export type TransmitReason = (typeof TRANSMIT_REASONS)[number];

/**
 * - `retry` proves that nothing was sent. `scope` tells whether only this message or every message has to wait.
 * - `unknown`: it may have been sent. Never tried again without the provider's own help.
 * `code` is the provider's, never its text: that may quote the recipient.
 */
export type TransmitResult =
  | { type: 'accepted'; providerId: string }
  | { type: 'rejected'; code: string; reason: TransmitReason; fault: Fault }
  | {
      type: 'retry';
      /** Milliseconds that the provider asked for, or null. */
      after: number | null;
      reason: TransmitReason;
      fault: Fault;
      scope: 'message' | 'provider';
    }
  | { type: 'unknown'; reason: TransmitReason };

/** One message, ready to go. Frozen: handing it over twice sends the same bytes. */
export interface OutgoingMessage {
  /** Our message id: the provider's idempotency key and the left half of the Message-ID. */
  id: string;
  workspaceId: string;
  journeyId: string;
  topic: string;
  /** Normalised address of the one recipient. */
  recipient: string;
  words: MessageWords;
  /** Name of the sender as customers know it. */
  brand: string;
  /** Epoch ms in the workspace's clock. */
  sentAt: number;
  unsubscribeUrl: string;
  /** Planned in a workspace whose clock is simulated: it may go to the sandbox only. */
  simulated: boolean;
}

export interface Provider {
  channel: Channel;
  /** Whether a repeated id is answered as the first time and sends nothing: then an unknown outcome can be asked for. */
  honoursKeys: boolean;
  /** No hand-over takes longer, in milliseconds. */
  longestHandOver: number;
  /** Never throws for anything that happens outside this process. */
  transmit(message: OutgoingMessage): Promise<TransmitResult>;
  close(): Promise<void>;
}
