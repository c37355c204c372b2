/** How an acting kind (a step of the campaign) behaves: it is entered, perhaps waits, and leaves by a port. */

import type { ExperimentDesign, ExperimentStanding } from '../experiments/experiment';
import type { ConditionTree } from '../sensing/condition';
import { EFFECT_EVENTS, type Effect } from './effects';
import type { Phrase } from './kind';
import type { MessageContent } from './message-content';
import type { CustomerFacts, EngineEvent, JsonObject, JsonValue } from './readings';

/** The event that reports something of a customer; its properties are the attributes. */
export const ATTRIBUTES_EVENT = 'identify';

/** Every event after which the customer's own data may be different. */
export const ATTRIBUTE_EVENTS = [ATTRIBUTES_EVENT, EFFECT_EVENTS.customerUpdated] as const;

/** Reported attributes replace those of the same name; null takes one away. */
export function mergeAttributes(attributes: JsonObject, reported: JsonObject): JsonObject {
  const merged = { ...attributes, ...reported };
  return Object.fromEntries(Object.entries(merged).filter(([, value]) => value !== null));
}

export const CHANNELS = ['email', 'sms', 'push'] as const;
export type Channel = (typeof CHANNELS)[number];

/** Marketing heeds quiet hours, the customer's own hours and caps; what a customer waits for, such as a receipt, does not. */
export const MESSAGE_PURPOSES = ['marketing', 'service'] as const;
export type MessagePurpose = (typeof MESSAGE_PURPOSES)[number];

export const USUAL_PRIORITY = 50;

/** A message that a step wants sent. The gate decides; content is rendered from the templates at hand-over. */
export interface MessageRequest {
  channel: Channel;
  /** Consent topic; the gate looks up permission for channel and topic. */
  topic: string;
  /** Liquid templates by part; the parts of each channel are those of `MESSAGE_PARTS`. */
  content: MessageContent;
  /** Left out by plans from before there was a choice: marketing. */
  purpose?: MessagePurpose;
  /** 0 to 100, the more important the higher: who gets the last place under a cap, and who leaves first. Left out: 50. */
  priority?: number;
}

/** An event that a step, or the whole campaign, listens for. */
export interface Listener {
  /** Name of the CustomerEvent; {@link ATTRIBUTE_EVENTS} to hear that the customer's own data changed. */
  eventName: string;
  /** Whether the conditions look at the event's properties or at the customer's attributes. */
  about: 'event' | 'customer';
  conditions: ConditionTree;
  /** Meaning to the kind: which branch, or that a goal was met. */
  purpose: string;
  /** Of several runs of the customer that wait at this step, only the oldest hears the event. */
  forOldestRun?: true;
}

/** A message that went to this customer, from whatever journey. */
export interface SentMessage {
  /** Epoch ms UTC. */
  at: number;
  channel: Channel;
  ofThisJourney: boolean;
}

/** An arm that a step gave a customer. */
export interface ArmGiven {
  arm: string;
  /** Epoch ms UTC. */
  at: number;
  /** Key of the test in whose figures the customer is counted; null when in none. */
  experiment: string | null;
  /** Whether the customer has reached the goal of that test since. */
  hasReached: boolean;
}

/** A time at one step, of a run that began earlier: epoch ms UTC, `until` null while it is still there. */
export interface EarlierStay {
  nodeId: string;
  since: number;
  until: number | null;
  /** The event at which it left; null for a moment that came, and while it is still there. */
  eventId: string | null;
}

/** What is remembered beyond one run, of the customer and of the tests: read before it is driven, never stored in it. */
export interface Remembered {
  /** Arms that the customer was given before in this journey, by node id. */
  assignments: Readonly<Record<string, ArmGiven>>;
  /** How the plan's tests stand, over all customers, by node id; one that has not begun is left out. */
  experiments: Readonly<Record<string, ExperimentStanding>>;
  /** Messages sent lately, as far back as the plan looks; in order of time. */
  sent: readonly SentMessage[];
  /** Where the customer's runs through this journey that began before this one have stood. */
  earlierStays: readonly EarlierStay[];
}

export const NOTHING_REMEMBERED: Remembered = { assignments: {}, experiments: {}, sent: [], earlierStays: [] };

/** A message step of this run, as the cause of something that came after it. */
export interface MessageOfRun {
  nodeId: string;
  visit: number;
  /** Epoch ms UTC. */
  at: number;
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
  /** When the run arrived at this node, later by what it stood still in pauses; equals `now` on arrival. */
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
  /** What this step noted down when it decided to stay; null when it noted nothing. */
  memory: JsonValue;
  /** The arm that this node gave the customer before, in whatever run; null when it gave none. */
  assigned: string | null;
  /** The arm that everybody is given who has none, once the test of this step has a winner; null before that. */
  winner: string | null;
  /** Messages sent to this customer up to now, in order of time. */
  sent: readonly SentMessage[];
  /** What the customer did so far, of the events that the kind says it reads; in event order. */
  happened: readonly EngineEvent[];
  /** The last message of this run that was not skipped; null before there is one. */
  lastMessage: MessageOfRun | null;
}

export interface ListenerHit {
  nodeId: string;
  /** Null when it held before anything happened. */
  eventId: string | null;
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
  | ({
      type: 'leave';
      port: string;
      reason?: Phrase;
      /** The port to leave by instead when the gate skips a message; without it the run goes on as if it was sent. */
      portIfSkipped?: string;
      /** The arm that is remembered for this customer at this node, for good. */
      assign?: string;
      /** From here on this run's messages pass every check and are not sent. */
      holdOut?: boolean;
      /** What the step wanted did not succeed: where no way leads on from the port, the run stops here, to be tried again. */
      isFailure?: true;
    } & StepRequests)
  | ({
      type: 'stay';
      until: number | null;
      listen: Listener[];
      reason?: Phrase;
      /** Handed back as `memory` when the step is resumed; small, ids and times only. */
      memory?: JsonValue;
    } & StepRequests)
  | { type: 'end'; outcome: RunOutcome; reason?: Phrase };

/** What wakes a waiting step: its moment came, or something it listened for happened. */
export type StepInput =
  | { type: 'due' }
  | { type: 'event'; event: Pick<EngineEvent, 'id' | 'name' | 'at'>; purpose: string };

/** What a campaign listener may depend on: when the campaign began, and the last message that it sent. */
export interface CampaignMoment {
  /** Epoch ms UTC. */
  startedAt: number;
  lastMessage: MessageOfRun | null;
}

export interface ActingBehaviour<Config> {
  /** Names of all events that this step may ever listen for; a kind that listens for nothing leaves it out. */
  eventNames?(config: Config): string[];
  /** Whether the step looks at the event that started the campaign. */
  readsTrigger?(config: Config): boolean;
  /** Names of the events of which the step wants to know all that happened, before the campaign too. */
  readsEvents?(config: Config): string[];
  /** What the step listens for while it waits, where arriving need not wait: else the decision on arrival says so. */
  listens?(context: StepContext<Config>): Listener[];
  /** Called when the run arrives. */
  enter(context: StepContext<Config>): StepDecision;
  /** How long customers stay here at the least, milliseconds of elapsed time; nothing where it is left out. */
  shortestStay?(config: Config): number;
  /** Whether the step itself ends a loop that it lies on, after some rounds. */
  limitsLoops?: boolean;
  /** Id of the journey that the step asks to take the customer in; null while none is chosen. */
  asksFor?(config: Config): string | null;
  /** Whether the step gives customers an arm that sticks. */
  assigns?: boolean;
  /** The test that the step conducts. Its arms are the ones that the step assigns. */
  experiment?(config: Config): ExperimentDesign;
  /** Whether the step lets only the oldest of several runs hear an event. */
  hearsForOldestRun?(config: Config): boolean;
  /** How far back the step looks at messages sent to the customer, milliseconds. */
  looksBack?(config: Config): number;
  /** Called for a run that stayed. Kinds that never stay leave it out. */
  resume?(context: StepContext<Config>, input: StepInput): StepDecision;
  /**
   * What this node listens for during the whole campaign, wherever the run stands (goals, exits).
   * `until` is epoch ms UTC, inclusive; null means as long as the run lives.
   */
  campaignListener?(config: Config, campaign: CampaignMoment): CampaignListener | null;
}

export interface CampaignListener {
  listeners: Listener[];
  until: number | null;
  /** What a hit does: `count` only records it, `jump` also takes the run to this node at once, unless it was there before. */
  onHit: 'count' | 'jump';
  /** Whether a hit counts as a goal reached, or is only a reason to leave. */
  countsAsGoal: boolean;
  /** Whether the last message before a hit gets the credit for it. */
  creditsMessage: boolean;
  /** Event property that holds the amount to record with the hit. */
  valueProperty: string | null;
}
