/** From when on it can be said of a period that something did not happen in it: customer and source were observed all along. */
import type { CustomerFacts, Sensed, SensingMoment } from '@kairos/engine';

/** No moment lies beyond it: a source with a beginning after it was never heard. */
const END_OF_TIME = 8.64e15;
/** What was never heard may be heard from now on; it is not asked for more often than this. */
const SELDOM = 86_400_000;

/**
 * The first moment, epoch ms UTC, at which the last `period` (milliseconds) of these events has been observed whole. Where
 * one of them was never heard, the moment at which to ask again: were it heard from now on, that could be the first.
 */
export function observedWhollyFrom(
  { observedSince = Number.NEGATIVE_INFINITY, sources }: CustomerFacts,
  eventNames: readonly string[],
  period: number,
  at: number,
): number {
  const heardSince = eventNames.map((name) => sources?.[name]?.since ?? Number.NEGATIVE_INFINITY);
  const since = Math.max(observedSince, ...heardSince);
  return since > END_OF_TIME ? at + Math.max(period, SELDOM) : since + period;
}

/**
 * What an indicator says that is true as soon as it was seen: while it was not, and may have happened before anyone
 * looked, "it did not" cannot be said. Only where somebody asks for the difference, and not of a `period` (milliseconds)
 * without end, which is null.
 */
export function unknownUntilObserved<State extends { knownFrom?: number }>(
  { state, reading }: Sensed<State>,
  { at, facts, unknownMatters }: SensingMoment,
  eventNames: readonly string[],
  period: number | null,
): Sensed<State> {
  if (reading.active || !unknownMatters || period === null) return { state, reading };
  const knownFrom = observedWhollyFrom(facts, eventNames, period, at);
  if (at >= knownFrom) return { state, reading };
  return { state: { ...state, knownFrom }, reading: { ...reading, unknown: true } };
}

/** The earlier of two moments that lies after `at`, or null; what is undefined or null is no moment. */
export function earliestAfter(at: number, ...moments: (number | null | undefined)[]): number | null {
  const ahead = moments.filter((moment): moment is number => typeof moment === 'number' && moment > at);
  return ahead.length === 0 ? null : Math.min(...ahead);
}
