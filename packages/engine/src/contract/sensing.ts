/** How a sensing kind (indicator, score, trigger) behaves: a reducer with one alarm time. */
import type { Phrase } from './kind';
import type { CustomerFacts, EngineEvent, InputReading, Reading } from './readings';

/** One moment in a customer's life as a sensing node sees it. `at` is epoch milliseconds UTC, event time. */
export interface SensingMoment {
  at: number;
  /** The event that happens at this moment, if one does and this node asked for its name. */
  event?: EngineEvent;
  /** Readings at this moment of the nodes that point here, in edge order. There may be fifty: to be asked only where all matter. */
  inputs(): readonly InputReading[];
  /** Those of them that fire now, or read otherwise than when this node was stepped last. */
  news: readonly InputReading[];
  facts: CustomerFacts;
  /** Whether one who reads this node tells unknown from false; where none does, it need not be found out. */
  unknownMatters?: boolean;
  /** Before the journey was published, or reported far too late: a trigger notes what is true and starts nothing. */
  isPast?: boolean;
  /** Somebody releases what would have started silently before: a reason to start of its own. */
  released?: Released;
  /** The event was led to by this very journey, or by too many others: a trigger starts nothing, or they would go round. */
  goesRound?: boolean;
  /** The journey is paused and turns customers away: a trigger starts nothing. */
  isClosed?: boolean;
  /** Asks whether so many more customers may start now, and takes their places; left out: as many as come. */
  hasRoom?: (starts: number) => boolean;
}

/** What would have started silently, and what of it still holds. */
export interface Released {
  /** What it would have been about, where firings are told apart: the invoice, the cart. */
  keys: readonly string[];
  /** Whether the indicator that told of this key says the same of it still. */
  stillHolds(key: string): boolean;
}

/** What a node makes of one moment. */
export interface Sensed<State> {
  state: State;
  reading: Reading;
  /** What fired, or would have fired silently, one key per firing, where firings are told apart: the invoice, the cart. */
  keys?: readonly string[];
  /** Why a trigger whose condition came true starts nothing. */
  refusal?: EntryRefusal;
}

/**
 * - `reentry`: this customer started before, and may not start again, or not yet
 * - `not-met`: an indicator fired, but not everything that must hold does
 * - `not-eligible`: something that must be true of the customer is not
 * - `key`: the campaign was started before for this very invoice, cart, contract
 * - `not-begun`, `over`: before the first or after the last day on which the journey takes customers in
 * - `silent`: it happened before the journey was published, or was reported so late that nobody is contacted for it
 * - `limit`: as many customers as may start per hour or day have started
 * - `loop`: journeys would go round in a circle
 * - `paused`: the journey was paused and took nobody in
 * - `removed`: a member removed the customer
 */
export type EntryRefusal =
  | 'not-met'
  | 'reentry'
  | 'key'
  | 'not-eligible'
  | 'not-begun'
  | 'over'
  | 'silent'
  | 'limit'
  | 'loop'
  | 'paused'
  | 'removed';

/** Customers that may start, over all of them together; null: as many as come. */
export interface EntryLimits {
  perHour: number | null;
  perDay: number | null;
}

/** Facts about observation that a node asks for: since when the customer is known, and what was heard of which events. */
export interface Observed {
  customer: boolean;
  sources: readonly string[];
}

/** Campaigns that a trigger started for this customer. */
export interface Starts {
  times: number;
  /** Epoch ms UTC. */
  lastAt: number;
}

/** Where the points of a score come from. Lines and what the limits took away add up to the value. */
export interface ScoreAccount {
  lines: ScoreAccountLine[];
  /** Points that the limits took away; negative where the lower limit gave some. */
  removed: number;
}

export interface ScoreAccountLine {
  /** The indicator or score that carried the points. */
  nodeId: string;
  /** As they were given. */
  points: number;
  /** As they count now, after fading. */
  now: number;
  /** Moment at which they were given, epoch ms UTC; null for what counts while it is true. */
  at: number | null;
  eventId: string | null;
  /** How many firings this line stands for. */
  times: number;
}

/**
 * A sensing node as a pure reducer.
 * The engine calls `step` at the first moment of all, at every event in `eventNames`, at every moment that `nextChange` named,
 * when attributes may have changed if it watches them, and whenever an input's reading changed; at no other moment.
 * State must be plain JSON and bounded.
 */
export interface SensingBehaviour<Config, State> {
  /** Names of the events that can change this node; empty when only inputs, attributes or time can. */
  eventNames(config: Config): string[];
  /** Whether the customer's attributes can change it: the engine then steps it when they change. */
  watchesAttributes?(config: Config): boolean;
  /** Whether it tells an input that is unknown from one that is false. */
  hearsUnknown?: true;
  /**
   * What of the past it must know to tell false from unknown; left out by a kind that need not. `unknownMatters` says
   * whether somebody who reads it asks for the difference.
   */
  observes?(config: Config, unknownMatters: boolean): Observed | null;
  /** How many customers a trigger may start per hour and per day; left out or null: as many as come. */
  entryLimits?(config: Config): EntryLimits | null;
  initial(config: Config): State;
  /** Tells a trigger of campaigns that it started beside what this state knows of. */
  recall?(state: State, starts: Starts): State;
  step(state: State, moment: SensingMoment, config: Config): Sensed<State>;
  /** Of a kind that fires with keys: whether what fired for this key is true now. Who joins others need not say: they are asked. */
  holdsFor?(state: State, key: string): boolean;
  /**
   * The next moment at which time alone changes the reading, or null. Deadlines are inclusive, so an absence of T
   * after t changes at t + T + 1 ms: an event at exactly t + T is still in time.
   */
  nextChange(state: State, config: Config, at: number): number | null;
  /** Words for "why" in a customer's path: the reason this reading is what it is. */
  explain?(state: State, config: Config, reading: Reading): Phrase;
  /** Where the points stand at a moment and where they come from; only scores have points to account for. */
  account?(state: State, config: Config, at: number): ScoreAccount;
}
