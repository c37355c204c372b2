/** The course of a score in time: its points at a moment, and when it crosses a threshold by itself. */
import type { ScoreCurve } from '@kairos/engine';

/** Points at a moment (epoch ms UTC), within the limits of the score. */
export function pointsAt(curve: ScoreCurve, at: number): number {
  const points = curve.steady + fade(curve.decaying, at - curve.since, curve.halfLifeMilliseconds);
  const atMost = curve.atMost ?? Number.POSITIVE_INFINITY;
  const atLeast = curve.atLeast ?? Number.NEGATIVE_INFINITY;
  return Math.max(atLeast, Math.min(atMost, points));
}

/** What is left of points after an elapsed time; all of them when they have no half-life. */
export function fade(points: number, elapsedMilliseconds: number, halfLifeMilliseconds: number | null): number {
  return halfLifeMilliseconds === null ? points : points * 2 ** (-elapsedMilliseconds / halfLifeMilliseconds);
}

/**
 * The first millisecond after `after` at which "at least `threshold`" is no longer what it was at `after`, or null.
 * Positive points fall through a threshold, negative points rise through one as they fade.
 */
export function nextCrossing(curve: ScoreCurve, threshold: number, after: number): number | null {
  const { halfLifeMilliseconds, decaying, steady, since } = curve;
  if (halfLifeMilliseconds === null) return null;
  const remaining = (threshold - steady) / decaying;
  if (!(remaining > 0 && remaining <= 1)) return null;
  const holdsNow = pointsAt(curve, after) >= threshold;
  const estimate = Math.floor(since - halfLifeMilliseconds * Math.log2(remaining));
  return firstDifferent((at) => pointsAt(curve, at) >= threshold !== holdsNow, estimate, after);
}

// The logarithm is good to a fraction of a millisecond; two steps either way find the exact one.
function firstDifferent(differs: (at: number) => boolean, estimate: number, after: number): number | null {
  const candidates = [-2, -1, 0, 1, 2].map((step) => estimate + step);
  return candidates.find((at) => at > after && differs(at)) ?? null;
}
