/** What the sandbox keeps of a message that it accepted. */
import type { Channel } from '@kairos/engine';

export interface SandboxRecord {
  workspaceId: string;
  channel: Channel;
  /** Our message id as it travelled: the Idempotency-Key, or the left half of the Message-ID. */
  idempotencyKey: string | null;
  recipient: string;
  sender: string;
  /** E-mail: subject, html, text, headers. SMS: text. Push: title, text, link. */
  content: Record<string, string>;
}

/** `repeated`: the key was known, nothing was stored, and `id` is that of the first time. */
export interface StoredRecord {
  id: string;
  repeated: boolean;
}

/** Stores durably before it returns; answers in order. Keys count for SMS and push only. */
export type StoreRecords = (records: SandboxRecord[]) => Promise<StoredRecord[]>;

/**
 * Bad behaviour on request, for tests of what must survive it.
 * - `drop-before`, `drop-after`: the connection is cut without an answer, before or after the message was stored
 * - `fail-after`: it answers with an error although it stored the message
 * - `busy`: it asks to come back later and stores nothing
 * - `refuse`: it does not take this recipient and stores nothing
 */
export type Misbehaviour = 'drop-before' | 'drop-after' | 'fail-after' | 'busy' | 'refuse';
export type Misbehave = (record: SandboxRecord) => Misbehaviour | null;
