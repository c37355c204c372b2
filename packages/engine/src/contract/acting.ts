/** How an acting kind (a step of the campaign) behaves: it is entered, perhaps waits, and leaves by a port. */

import type { ConditionTree } from '../sensing/condition';
import type { Effect } from './effects';
import type { Phrase } from './kind';
import type { CustomerFacts, EngineEvent } from './readings';

export type Channel = 'email' | 'sms' | 'push';

/** A message that a step wants sent. The gate decides; content is rendered from the templates at hand-over. */
export interface MessageRequest {
  channel: Channel;
  /** Consent topic; the gate looks up permission for channel and topic. */
  topic: string;
  /** Liquid templates by part: `subject`, `preheader`, `body`, `buttonLabel`, `buttonLink` for e-mail, `text` for SMS, `title`, `text`, `link` for push. */
  content: Record<string, string>;
}

/** An event that a step, or the whole campaign, listens for. */
export interface Listener {
  /** Name of the CustomerEvent. */
  eventName: string;
  conditions: ConditionTree;
  /** Meaning to the kind: which branch, or that a goal was met. */
  purpose: string;
}

export interface StepContext<Config> {
  config: Config;
  nodeId: string;
  /** 1 for the first visit of this run to this node. */
  visit: number;
  /** Logical time of this step, epoch ms UTC: the event's or the timer's own moment, never processing time. */
  now: number;
  /** When the campaign began for this customer, epoch ms UTC. */
  campaignStartedAt: number;
  /** When the run arrived at this node; equals `now` on `enter`. */
  enteredAt: number;
  facts: CustomerFacts;
  /** Identity for sticky assignment: stable over re-entries of the same customer in the same journey. */
  assignmentKey: string;
  /** Campaign-wide hits so far, by node id of the listener that was hit (goals). */
  hits: ListenerHit[];
  /** Names this visit of this run; the outcome of an effect that it asks for carries it. */
  stepKey: string;
  /** The event that started the campaign; null when time did, or when the kind does not say that it reads it. */
  triggeredBy: EngineEvent | null;
}

export interface ListenerHit {
  nodeId: string;
  eventId: string;
  at: number;
  /** Amount that the event carried, in the journey's currency, or null. */
  value: number | null;
}

export type RunOutcome = 'completed' | 'goal' | 'exited';

/** What a step wants done. Messages go past the gate; effects are not messages and do not. */
export interface StepRequests {
  messages?: MessageRequest[];
  effects?: Effect[];
}

/** What a step decides. `reason` is shown in the customer's path. */
export type StepDecision =
  | ({ type: 'leave'; port: string; reason?: Phrase } & StepRequests)
  | ({ type: 'stay'; until: number | null; listen: Listener[]; reason?: Phrase } & StepRequests)
  | { type: 'end'; outcome: RunOutcome; reason?: Phrase };

/** What wakes a waiting step: its moment came, or something it listened for happened. */
export type StepInput =
  | { type: 'due' }
  | { type: 'event'; event: Pick<EngineEvent, 'id' | 'name' | 'at'>; purpose: string };

export interface ActingBehaviour<Config> {
  /** Names of all events that this step may ever listen for; a kind that listens for nothing leaves it out. */
  eventNames?(config: Config): string[];
  /** Whether the step looks at the event that started the campaign. */
  readsTrigger?(config: Config): boolean;
  /** Called when the run arrives. */
  enter(context: StepContext<Config>): StepDecision;
  /** Called for a run that stayed. Kinds that never stay leave it out. */
  resume?(context: StepContext<Config>, input: StepInput): StepDecision;
  /**
   * What this node listens for during the whole campaign, wherever the run stands (goals, exits).
   * `until` is epoch ms UTC, inclusive; null means as long as the run lives.
   */
  campaignListener?(config: Config, campaignStartedAt: number): CampaignListener | null;
}

export interface CampaignListener {
  listeners: Listener[];
  until: number | null;
  /** What a hit does: `count` only records it, `jump` also takes the run to this node at once. */
  onHit: 'count' | 'jump';
  /** Whether a hit counts as a goal reached, or is only a reason to leave. */
  countsAsGoal: boolean;
  /** Event property that holds the amount to record with the hit. */
  valueProperty: string | null;
}
