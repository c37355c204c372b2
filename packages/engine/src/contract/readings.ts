/** What a sensing node says at one moment, and the facts it may look at. */
import type { Removal } from '../policy/removal';
import type { Duration } from '../time/duration';

/** A JSON value as it occurs in event properties and customer attributes. */
export type JsonValue = string | number | boolean | null | JsonValue[] | { [key: string]: JsonValue };
export type JsonObject = { [key: string]: JsonValue };

/** Something a customer did or that happened to them, as the engine sees it. `at` is event time, epoch milliseconds UTC. */
export interface EngineEvent {
  id: string;
  name: string;
  at: number;
  properties: JsonObject;
  /** Journeys that led to it, the first one first; left out for what came in by itself. */
  chain?: readonly string[];
}

/** What is known of a customer at the moment of a decision. Attribute values are as last reported. */
export interface CustomerFacts {
  /** Stable key used for assignments; never Temporal's ids, never personal data. */
  customerKey: string;
  attributes: JsonObject;
  /** IANA zone; the caller has already replaced a missing or invalid one by the workspace's. */
  timeZone: string;
  /** The workspace's zone, should the customer's own be taken back; left out where `timeZone` is that one. */
  fallbackZone?: string;
  /** Since when this customer has been observed, epoch ms UTC; left out where that is longer than anyone asks. */
  observedSince?: number;
  /** When a member removed the customer, and brought them back; left out where that never happened. */
  removed?: Removal;
  /** What the workspace has heard by event name; a name that is left out has always been heard, and up to now. */
  sources?: Readonly<Record<string, SourceHeard>>;
}

/** The first and the newest moment, epoch ms UTC, of which the workspace knows an event of one name, of whatever customer. */
export interface SourceHeard {
  since: number;
  until: number;
}

/**
 * What a sensing node says at one moment.
 * `fired` counts rising edges at exactly this moment (an indicator that became true, a trigger that admitted).
 */
export interface Reading {
  active: boolean;
  /** Neither true nor false yet: the customer or the source has not been observed for long enough. Then `active` is false. */
  unknown?: true;
  /** Points for a score, the measured quantity for an indicator (a count, a sum), 1 or 0 otherwise. */
  value: number;
  fired: number;
  /** How the value runs on by itself from here. Every score carries it, nothing else does. */
  curve?: ScoreCurve;
}

/** A score in time: value(t) = clamp(steady + decaying · 2^(−(t − since) / halfLifeMilliseconds) + Σ parts(t), atLeast, atMost). */
export interface ScoreCurve {
  /** Moment at which `decaying` was measured, epoch ms UTC. */
  since: number;
  /** Points that fade, negative ones included; 0 for a score that does not fade. */
  decaying: number;
  /** Points that stay as they are. */
  steady: number;
  /** Null for a score that does not fade. */
  halfLifeMilliseconds: number | null;
  atLeast: number | null;
  atMost: number | null;
  /** Scores that are added to this one, each within its own limits. */
  parts?: ScoreCurve[];
}

export const QUIET: Reading = { active: false, value: 0, fired: 0 };

/** A reading of another sensing node that points here, with the weight that its own settings give to it. */
export interface InputReading extends Reading {
  nodeId: string;
  /** Points that the source carries into a score; 0 when its kind has none. */
  points: number;
  /** How those points count, where the source says so itself. */
  rule?: ScoreRule;
  /** The event that made it fire at this moment; left out where time did, or where it does not fire. */
  eventId?: string;
  /** What fired at this moment, where firings are told apart: the invoice, the cart. */
  keys?: readonly string[];
}

export const COUNTINGS = ['once', 'each-time', 'while-true'] as const;

/** How the points of one indicator count in a score. */
export interface ScoreRule {
  /** Null leaves it to the score. */
  counting: (typeof COUNTINGS)[number] | null;
  /** Firings that count per day in the customer's zone, and in all; null: every one. Only for `each-time`. */
  mostPerDay: number | null;
  mostInAll: number | null;
  /** Elapsed time after which the points of one firing are gone; null: never. */
  expiresAfter: Duration | null;
}

export type { Duration };
