/** The course of a score in time: its points at a moment, and when it crosses a threshold by itself. */
import type { ScoreCurve } from '../contract/readings';

/** Points at a moment (epoch ms UTC), within the limits of the score. */
export function pointsAt(curve: ScoreCurve, at: number): number {
  const own = curve.steady + fade(curve.decaying, at - curve.since, curve.halfLifeMilliseconds);
  const points = (curve.parts ?? []).reduce((sum, part) => sum + pointsAt(part, at), own);
  return withinLimits(curve, points);
}

/** What is left of points after an elapsed time; all of them when they have no half-life. */
export function fade(points: number, elapsedMilliseconds: number, halfLifeMilliseconds: number | null): number {
  return halfLifeMilliseconds === null ? points : points * 2 ** (-elapsedMilliseconds / halfLifeMilliseconds);
}

/** Whether time alone changes the points. */
export function isMoving(curve: ScoreCurve): boolean {
  return (curve.halfLifeMilliseconds !== null && curve.decaying !== 0) || (curve.parts ?? []).some(isMoving);
}

/** Whether two curves run alike from here. */
export function isSameCurve(a: ScoreCurve | undefined, b: ScoreCurve | undefined): boolean {
  if (a === undefined || b === undefined) return a === b;
  const isSameSelf =
    a.decaying === b.decaying &&
    a.steady === b.steady &&
    (a.since === b.since || a.decaying === 0) &&
    a.halfLifeMilliseconds === b.halfLifeMilliseconds &&
    a.atLeast === b.atLeast &&
    a.atMost === b.atMost;
  const parts = a.parts ?? [];
  const others = b.parts ?? [];
  return isSameSelf && parts.length === others.length && parts.every((part, index) => isSameCurve(part, others[index]));
}

/**
 * The first millisecond after `after` at which "at least `threshold`" is no longer what it was at `after`, or null.
 * Positive points fall through a threshold, negative points rise through one as they fade. Where points with several
 * half-lives meet, it may be an earlier moment at which to look again, never a later one.
 */
export function nextCrossing(curve: ScoreCurve, threshold: number, after: number): number | null {
  if (!isMoving(curve)) return null;
  if ((curve.parts ?? []).some(isMoving)) return searchCrossing(curve, threshold, after);
  const { halfLifeMilliseconds, decaying, since } = curve;
  const resting = (curve.parts ?? []).reduce((sum, part) => sum + pointsAt(part, after), curve.steady);
  const remaining = (threshold - resting) / decaying;
  if (halfLifeMilliseconds === null || !(remaining > 0 && remaining <= 1)) return null;
  const holdsNow = pointsAt(curve, after) >= threshold;
  const estimate = Math.floor(since - halfLifeMilliseconds * Math.log2(remaining));
  return firstDifferent((at) => pointsAt(curve, at) >= threshold !== holdsNow, estimate, after);
}

// The logarithm is good to a fraction of a millisecond; two steps either way find the exact one.
function firstDifferent(differs: (at: number) => boolean, estimate: number, after: number): number | null {
  const candidates = [-2, -1, 0, 1, 2].map((step) => estimate + step);
  return candidates.find((at) => at > after && differs(at)) ?? null;
}

/** Intervals looked at before the search settles for a moment at which to look again. */
const MOST_INTERVALS = 4_000;
/** Points that are no more than this any more have come to rest. */
const NOTHING_LEFT = 1e-6;

/** Halves time until an interval is found at whose end the answer differs; bounds over an interval rule most of them out. */
function searchCrossing(curve: ScoreCurve, threshold: number, after: number): number | null {
  const holdsNow = pointsAt(curve, after) >= threshold;
  const waiting: [from: number, to: number][] = [[after, restsAt(curve, after)]];
  for (let looked = 0; looked < MOST_INTERVALS; looked += 1) {
    const interval = waiting.pop();
    if (interval === undefined) return null;
    const [from, to] = interval;
    const { least, most } = boundsOver(curve, from, to);
    if (to <= from || least >= threshold || most < threshold) {
      if (to > from && least >= threshold !== holdsNow) return from + 1;
      continue;
    }
    if (to - from === 1) {
      if (pointsAt(curve, to) >= threshold !== holdsNow) return to;
      continue;
    }
    const middle = Math.floor((from + to) / 2);
    waiting.push([middle, to], [from, middle]);
  }
  const [from] = waiting.pop() ?? [after];
  return Math.max(after, from) + 1;
}

/** The moment from which nothing worth mentioning is left to fade. */
function restsAt(curve: ScoreCurve, after: number): number {
  const { halfLifeMilliseconds, decaying, since } = curve;
  const left = Math.abs(decaying) / NOTHING_LEFT;
  const own = halfLifeMilliseconds === null || left <= 1 ? after : since + halfLifeMilliseconds * Math.log2(left);
  return Math.ceil(Math.max(after, own, ...(curve.parts ?? []).map((part) => restsAt(part, after))));
}

function boundsOver(curve: ScoreCurve, from: number, to: number): { least: number; most: number } {
  const first = fade(curve.decaying, from - curve.since, curve.halfLifeMilliseconds);
  const last = fade(curve.decaying, to - curve.since, curve.halfLifeMilliseconds);
  let least = curve.steady + Math.min(first, last);
  let most = curve.steady + Math.max(first, last);
  for (const part of curve.parts ?? []) {
    const bounds = boundsOver(part, from, to);
    least += bounds.least;
    most += bounds.most;
  }
  return { least: withinLimits(curve, least), most: withinLimits(curve, most) };
}

function withinLimits({ atLeast, atMost }: ScoreCurve, points: number): number {
  const upper = atMost ?? Number.POSITIVE_INFINITY;
  const lower = atLeast ?? Number.NEGATIVE_INFINITY;
  return Math.max(lower, Math.min(upper, points));
}
