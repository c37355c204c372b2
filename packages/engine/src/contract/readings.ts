/** What a sensing node says at one moment, and the facts it may look at. */
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
}

/** What is known of a customer at the moment of a decision. Attribute values are as last reported. */
export interface CustomerFacts {
  /** Stable key used for assignments; never Temporal's ids, never personal data. */
  customerKey: string;
  attributes: JsonObject;
  /** IANA zone; the caller has already replaced a missing or invalid one by the workspace's. */
  timeZone: string;
}

/**
 * What a sensing node says at one moment.
 * `fired` counts rising edges at exactly this moment (an indicator that became true, a trigger that admitted).
 */
export interface Reading {
  active: boolean;
  /** Points for a score, the measured quantity for an indicator (a count, a sum), 1 or 0 otherwise. */
  value: number;
  fired: number;
  /** How the value runs on by itself from here. Every score carries it, nothing else does. */
  curve?: ScoreCurve;
}

/** A score in time: value(t) = clamp(steady + decaying · 2^(−(t − since) / halfLifeMilliseconds), atLeast, atMost). */
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
}

export const QUIET: Reading = { active: false, value: 0, fired: 0 };

/** A reading of another sensing node that points here, with the weight that its own settings give to it. */
export interface InputReading extends Reading {
  nodeId: string;
  /** Points that the source carries into a score; 0 when its kind has none. */
  points: number;
}

export type { Duration };
