/** The journal: every step of a run, in order, as the customer's path shows it. The simulator and the runtime write the same lines. */
import type { Channel, MessageOfRun, MessageRequest } from '../contract/acting';
import type { EffectType } from '../contract/effects';
import type { Phrase } from '../contract/kind';
import type { ScoreAccount } from '../contract/sensing';
import type { DecisionBasis, FiguresByArm } from '../experiments/experiment';

export type JournalLine =
  | { type: 'triggered'; at: number; nodeId: string; eventId: string | null; explanation: ExplanationLine[] }
  | { type: 'entered'; at: number; nodeId: string; visit: number }
  | { type: 'waiting'; at: number; nodeId: string; visit: number; until: number | null; reason: Phrase | null }
  | {
      type: 'left';
      at: number;
      nodeId: string;
      visit: number;
      port: string;
      reason: Phrase | null;
      eventId: string | null;
    }
  | {
      type: 'message';
      at: number;
      nodeId: string;
      visit: number;
      channel: Channel;
      /** A held message is planned as well: it leaves at `until`, unless something speaks against it by then. */
      verdict: 'planned' | 'held' | 'skipped';
      reason: string | null;
      until?: number;
    }
  | { type: 'effect'; at: number; nodeId: string; visit: number; effect: EffectType }
  | {
      type: 'goal';
      at: number;
      nodeId: string;
      eventId: string | null;
      value: number | null;
      /** The message that gets the credit; left out when none does. */
      credit?: MessageOfRun;
      /** The customer is in a holdout: what was reached was reached without any message. */
      heldOut?: true;
    }
  /** An event that a wait would have heard came in when its time was up: it changes nothing. */
  | { type: 'late'; at: number; nodeId: string; eventId: string }
  /** The test of a step was decided as this customer came by: on these figures everybody who comes later gets the arm, or the shares stay. */
  | { type: 'decided'; at: number; nodeId: string; arm: string | null; basis: DecisionBasis; figures: FiguresByArm }
  /** The customer goes on in another version of the journey; from where, null between two steps. */
  | { type: 'moved'; at: number; nodeId: string | null; version: number }
  /** Somebody lets a run try again whose step could not be done. */
  | { type: 'resumed'; at: number; nodeId: string | null }
  | { type: 'ended'; at: number; nodeId: string | null; outcome: string; reason: Phrase | null };

/** Why a run ends at a step that did not succeed. */
export const NO_WAY_ON = 'failure.no-way-on';

/** One addend of a score's explanation. */
export interface ExplanationLine {
  nodeId: string;
  active: boolean;
  points: number;
  value: number;
  /** Of a score: where its value comes from. */
  account?: ScoreAccount;
}

/** A message that a run planned at one step. */
export interface PlannedMessage extends MessageRequest {
  nodeId: string;
  visit: number;
  at: number;
  /** Until when and why the gate holds it; left out when it may leave at once, and before the gate has looked at it. */
  hold?: { reason: string; until: number };
}
