/** How a sensing kind (indicator, score, trigger) behaves: a reducer with one alarm time. */
import type { Phrase } from './kind';
import type { CustomerFacts, EngineEvent, InputReading, Reading } from './readings';

/** One moment in a customer's life as a sensing node sees it. `at` is epoch milliseconds UTC, event time. */
export interface SensingMoment {
  at: number;
  /** The event that happens at this moment, if one does and this node asked for its name. */
  event?: EngineEvent;
  /** Readings at this moment of the nodes that point here, in edge order. */
  inputs: InputReading[];
  facts: CustomerFacts;
}

/**
 * A sensing node as a pure reducer.
 * The engine calls `step` at every event in `eventNames`, at every moment that `nextChange` named, and whenever an input's reading changed.
 * State must be plain JSON and bounded.
 */
export interface SensingBehaviour<Config, State> {
  /** Names of the events that can change this node; empty when only inputs, attributes or time can. */
  eventNames(config: Config): string[];
  /** Whether the customer's attributes can change it: the engine then steps it when they change. */
  watchesAttributes?(config: Config): boolean;
  initial(config: Config): State;
  step(state: State, moment: SensingMoment, config: Config): { state: State; reading: Reading };
  /**
   * The next moment at which time alone changes the reading, or null. Deadlines are inclusive, so an absence of T
   * after t changes at t + T + 1 ms: an event at exactly t + T is still in time.
   */
  nextChange(state: State, config: Config, at: number): number | null;
  /** Words for "why" in a customer's path: the reason this reading is what it is. */
  explain?(state: State, config: Config, reading: Reading): Phrase;
}
