/** What a sink does to the messages that it is given: the same seed does the same to the same messages. */
import { createHash } from 'node:crypto';
import type { LedgerLine } from './ledger';

/**
 * - `cut-before-mail`: hangs up before anything is said of a message (SMTP)
 * - `cut-at-data`: hangs up where the content should begin (SMTP); nothing is kept
 * - `cut-before`: hangs up instead of answering, nothing is kept (HTTP)
 * - `cut-after-accept`: keeps the message and hangs up: after the final dot, or instead of the answer
 * - `fail-after-accept`: keeps the message and answers 451 or 500
 * - `busy`: answers 451, or 429 with Retry-After; nothing is kept
 * - `delay`: keeps the message and answers late
 * - `silent`: keeps nothing and never answers
 */
export type SinkFault =
  | 'cut-before-mail'
  | 'cut-at-data'
  | 'cut-before'
  | 'cut-after-accept'
  | 'fail-after-accept'
  | 'busy'
  | 'delay'
  | 'silent';

export interface SinkRule {
  fault: SinkFault;
  /** Null means every channel. */
  channel: LedgerLine['channel'] | null;
  /** Share of the messages (0 to 1) to which it is done. */
  share: number;
  /** How often to the same message; null means at every try. */
  times: number | null;
  /** For `delay`: milliseconds. For `busy` over HTTP: what Retry-After says. */
  milliseconds?: number;
}

export interface SinkScript {
  seed: number;
  /** The first rule that applies is followed. */
  rules: SinkRule[];
  /** Whether a repeated key is answered as the first time and kept once (class A), or taken for another message. E-mail never is. */
  honoursKeys: boolean;
  /** What messages come back with; left out: nothing. */
  callbacks?: SinkCallbacks;
}

export interface SinkCallbacks {
  /** Those over which anything is reported. */
  channels: LedgerLine['channel'][];
  /** The same seed reports the same of the same messages. */
  seed: number;
  /** Without a channel at its end. */
  url: string;
  secret: string;
  /** How often each report is made. */
  times: number;
  /** Shares of the messages, 0 to 1. */
  bounced: number;
  complained: number;
}

export const KIND_SINK: SinkScript = { seed: 1, rules: [], honoursKeys: true };

/** A number from 0 up to 1 that hangs on nothing but its arguments. */
export function chanceOf(...parts: (string | number)[]): number {
  return createHash('sha256').update(parts.join('/')).digest().readUInt32BE(0) / 2 ** 32;
}

/** Follows a script; counts how often each message was presented. */
export class ScriptedSink {
  private readonly presented = new Map<string, number>();

  constructor(public script: SinkScript) {}

  /** What to do to this message (or connection) now, among what can be done at this point. */
  ruleFor(channel: LedgerLine['channel'], key: string, possible: readonly SinkFault[]): SinkRule | null {
    const { seed, rules } = this.script;
    const rule = rules.find(
      ({ fault, share, times, channel: only }, index) =>
        (only === null || only === channel) &&
        possible.includes(fault) &&
        chanceOf(seed, index, key) < share &&
        (times === null || this.count(`${fault}/${channel}/${key}`) < times),
    );
    if (rule) this.presented.set(`${rule.fault}/${channel}/${key}`, this.count(`${rule.fault}/${channel}/${key}`) + 1);
    return rule ?? null;
  }

  private count(what: string): number {
    return this.presented.get(what) ?? 0;
  }
}
