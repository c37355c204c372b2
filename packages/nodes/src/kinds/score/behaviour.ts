/** Adds up the points of indicators: of those that are true now, or of every firing, fading and expiring as time passes. */
import {
  durationToMilliseconds,
  fade,
  type InputReading,
  pointsAt,
  type ScoreAccountLine,
  type ScoreCurve,
  type ScoreRule,
  type SensingBehaviour,
  type SensingMoment,
} from '@kairos/engine';
import { type Collected, collect, lastOf, lastToExpireFirst, leftOf, withoutExpired } from './collected';
import type { ScoreConfig } from './schema';

export interface ScoreState {
  /** By indicator: what its firings have brought. */
  collected?: Record<string, Collected>;
  /** Indicators that are true now, with their points. */
  standing?: [nodeId: string, points: number][];
  /** Scores that are added to this one. */
  parts?: [nodeId: string, curve: ScoreCurve][];
  /** States from before firings were told apart have only this: their sum as it stood at `since`. */
  points?: number;
  since?: number;
}

export const scoreBehaviour: SensingBehaviour<ScoreConfig, ScoreState> = {
  eventNames: () => [],

  initial: () => ({}),

  step(state, moment, config) {
    const next = taken(state, moment, config);
    const curve = curveOf(next, config);
    const value = pointsAt(curve, moment.at);
    return { state: next, reading: { active: value > 0, value, fired: 0, curve } };
  },

  // How a fading score runs on is in the curve of its reading: only its reader knows at which height it matters.
  nextChange: ({ collected = {} }) => {
    let last = Number.POSITIVE_INFINITY;
    for (const known of Object.values(collected)) last = Math.min(last, lastToExpireFirst(known));
    return Number.isFinite(last) ? last + 1 : null;
  },

  explain: (_state, _config, reading) => ({ key: 'reason.points', values: { count: reading.value } }),

  account(state, config, at) {
    const lines = [...standingLines(state), ...partLines(state, at), ...collectedLines(state, config, at)];
    const sum = lines.reduce((total, line) => total + line.now, 0);
    return { lines, removed: sum - pointsAt(curveOf(state, config), at) };
  },
};

// Sums are only touched when something fired, so that extra steps in between cannot change them by a rounding.
function taken(state: ScoreState, { at, inputs, facts }: SensingMoment, config: ScoreConfig): ScoreState {
  let collected = stillCounting(collectedIn(state), at);
  const firing = { at, timeZone: facts.timeZone, halfLife: halfLifeOf(config) };
  const standing: [string, number][] = [];
  const parts: [string, ScoreCurve][] = [];
  for (const input of inputs) {
    const rule = ruleFor(input, config);
    if (input.curve) parts.push([input.nodeId, input.curve]);
    else if (rule.counting === 'while-true') {
      if (input.active) standing.push([input.nodeId, input.points]);
    } else if (input.fired > 0) {
      const grown = collect(collected[input.nodeId], input, rule, { ...firing, eventId: input.eventId ?? null });
      if (grown) collected = { ...collected, [input.nodeId]: grown };
    }
  }
  return {
    ...(Object.keys(collected).length > 0 && { collected }),
    ...(standing.length > 0 && { standing }),
    ...(parts.length > 0 && { parts }),
  };
}

/** The same record when nothing has expired: fifty indicators are not copied for one that fires. */
function stillCounting(collected: Record<string, Collected>, at: number): Record<string, Collected> {
  const values = Object.values(collected);
  if (values.every((known) => withoutExpired(known, at) === known)) return collected;
  return Object.fromEntries(Object.entries(collected).map(([nodeId, known]) => [nodeId, withoutExpired(known, at)]));
}

/** Firings that an older state does not tell apart stand under no name. */
function collectedIn({ collected, points = 0, since = 0 }: ScoreState): Record<string, Collected> {
  if (collected || points === 0) return collected ?? {};
  return { '': { times: 1, day: 0, today: 0, entries: [], older: { points, since, times: 1 } } };
}

function ruleFor({ rule }: InputReading, { counting }: ScoreConfig): ScoreRule {
  if (rule?.counting) return rule;
  return { counting, mostPerDay: null, mostInAll: null, expiresAfter: null };
}

function curveOf(state: ScoreState, config: ScoreConfig): ScoreCurve {
  const halfLifeMilliseconds = halfLifeOf(config);
  const collected = Object.values(collectedIn(state));
  const since = Math.max(0, ...collected.map(lastOf));
  const fired = collected.reduce((sum, known) => sum + leftOf(known, since, halfLifeMilliseconds), 0);
  const standing = (state.standing ?? []).reduce((sum, [, points]) => sum + points, 0);
  const isFading = halfLifeMilliseconds !== null && fired !== 0;
  return {
    since: isFading ? since : 0,
    decaying: isFading ? fired : 0,
    steady: isFading ? standing : standing + fired,
    halfLifeMilliseconds: isFading ? halfLifeMilliseconds : null,
    atLeast: config.atLeast,
    atMost: config.atMost,
    ...(state.parts && { parts: state.parts.map(([, part]) => part) }),
  };
}

function standingLines({ standing = [] }: ScoreState): ScoreAccountLine[] {
  return standing.map(([nodeId, points]) => ({ nodeId, points, now: points, at: null, eventId: null, times: 1 }));
}

function partLines({ parts = [] }: ScoreState, at: number): ScoreAccountLine[] {
  return parts.map(([nodeId, curve]) => {
    const now = pointsAt(curve, at);
    return { nodeId, points: now, now, at: null, eventId: null, times: 1 };
  });
}

/** Told one by one per indicator; what came before is one line. */
const MOST_LINES = 5;

function collectedLines(state: ScoreState, config: ScoreConfig, at: number): ScoreAccountLine[] {
  const halfLife = halfLifeOf(config);
  return Object.entries(collectedIn(state)).flatMap(([nodeId, known]): ScoreAccountLine[] => {
    const newest = known.entries.slice(-MOST_LINES);
    const before: Collected = { ...known, entries: known.entries.slice(0, -MOST_LINES) };
    const lines = newest.map((entry) => ({
      nodeId,
      points: entry.points,
      now: fade(entry.points, at - entry.at, halfLife),
      at: entry.at,
      eventId: entry.eventId,
      times: entry.times,
    }));
    if (before.entries.length === 0 && before.older === null) return lines;
    const points = before.entries.reduce((sum, entry) => sum + entry.points, before.older?.points ?? 0);
    const times = before.entries.reduce((sum, entry) => sum + entry.times, before.older?.times ?? 0);
    const now = leftOf(before, at, halfLife);
    return [{ nodeId, points, now, at: lastOf(before), eventId: null, times }, ...lines];
  });
}

function halfLifeOf(config: ScoreConfig): number | null {
  return config.halfLife === null ? null : durationToMilliseconds(config.halfLife);
}
