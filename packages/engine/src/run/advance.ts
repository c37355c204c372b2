/** Moves one run through its campaign: from a trigger, a moment that came, or an event that it listened for, to the next wait or the end. */
import type { Remembered } from '../contract/acting';
import type { KindRegistry } from '../contract/kind';
import type { CustomerFacts, EngineEvent } from '../contract/readings';
import type { Plan } from '../plan/plan';
import type { PlannedEffect } from './effects';
import type { Assignment, DecisionMade, ExperimentCount } from './experiment-book';
import type { ExplanationLine, JournalLine, PlannedMessage } from './journal';
import { RunJourney } from './run-journey';
import type { RunState } from './state';

/** The gate's answer for one message; the reason is the gate's own word. */
export type GateVerdict =
  | { verdict: 'send' }
  | { verdict: 'hold'; reason: string; until: number }
  | { verdict: 'skip'; reason: string };

export interface AdvanceContext {
  plan: Plan;
  kinds: KindRegistry;
  facts: CustomerFacts;
  /** Identity for sticky assignment: the same customer in the same journey always gets the same. */
  assignmentKey: string;
  /** Identity of this run: what comes of its effects finds it by this. */
  runKey: string;
  /** The event that started the campaign; null when time did, or when no step of the plan looks at it. */
  triggeredBy: EngineEvent | null;
  /** The customer's events of the names that steps of the plan read, in event order; left out where none does. */
  happened?: readonly EngineEvent[];
  /** What is known of the customer from before this run, or from beside it. */
  remembered: Remembered;
  /** Decides whether a message may go; pure, with what is known of the customer bound to it. */
  gate: (message: PlannedMessage) => GateVerdict;
}

export type RunInput =
  | { type: 'start'; triggerId: string; at: number; eventId: string | null; explanation: ExplanationLine[] }
  | { type: 'due'; at: number }
  /** The run's moment came during a pause, and whoever that concerns leaves. */
  | { type: 'overdue'; at: number }
  | { type: 'event'; at: number; event: EngineEvent }
  | { type: 'removed'; at: number };

export interface Advancement {
  run: RunState;
  /** How a run that stopped at a failed step goes on when that is tried again; null for all others. */
  stopped: RunState | null;
  lines: JournalLine[];
  /** Messages that passed the gate, or that it lets go later, in order. */
  messages: PlannedMessage[];
  skipped: (PlannedMessage & { reason: string })[];
  effects: PlannedEffect[];
  assignments: Assignment[];
  /** What this customer adds to the figures of tests, and what was decided on them. */
  counts: ExperimentCount[];
  decisions: DecisionMade[];
  /** What is known of the customer after this input. */
  facts: CustomerFacts;
  remembered: Remembered;
}

/** Applies one input. An input that no longer concerns the run leaves it as it is. */
export function advance(context: AdvanceContext, run: RunState, input: RunInput): Advancement {
  const journey = new RunJourney(context, run);
  switch (input.type) {
    case 'start':
      journey.start(input);
      break;
    case 'due':
      journey.resume(input.at);
      break;
    case 'overdue':
      journey.leaveOverdue(input.at);
      break;
    case 'event':
      journey.hear(input.event, input.at);
      break;
    case 'removed':
      journey.cancel(input.at);
      break;
  }
  return journey.result();
}
