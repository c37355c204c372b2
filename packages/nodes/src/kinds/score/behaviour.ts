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
import { type Collected, type CollectedBy, collect, lastOf, leftOf, placeOf, withoutExpired } from './collected';
import type { ScoreConfig } from './schema';
import { grownBy, type Total, totalOf } from './total';

export interface ScoreState {
  /** By indicator: what its firings have brought. Pairs, which are copied faster than a record in which each customer has other keys. */
  collected?: CollectedBy[] | Record<string, Collected>;
  /** What all of them have brought together; older states leave it out. */
  total?: Total;
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
  nextChange: (state, config) => {
    const { until } = totalIn(state, config);
    return until === undefined ? null : until + 1;
  },

  explain: (_state, _config, reading) => ({ key: 'reason.points', values: { count: reading.value } }),

  account(state, config, at) {
    const lines = [...standingLines(state), ...partLines(state, at), ...collectedLines(state, config, at)];
    const sum = lines.reduce((total, line) => total + line.now, 0);
    return { lines, removed: sum - pointsAt(curveOf(state, config), at) };
  },
};

interface Kept {
  collected?: CollectedBy[];
  total?: Total;
}

function taken(state: ScoreState, moment: SensingMoment, config: ScoreConfig): ScoreState {
  // Fifty indicators are not gone through for one that fires; states from before do not know what stands.
  const isStanding = state.points === undefined && moment.news.every((input) => isCollected(input, config));
  const { standing, parts } = isStanding ? state : present(moment, config);
  return {
    ...collectedAfter(state, moment, config),
    ...(standing && standing.length > 0 && { standing }),
    ...(parts && parts.length > 0 && { parts }),
  };
}

// Sums are only touched when something fired or expired, so that extra steps in between cannot change them by a rounding.
function collectedAfter(state: ScoreState, { at, news, facts }: SensingMoment, config: ScoreConfig): Kept {
  let kept = stillCounting(state, at, config);
  const halfLife = halfLifeOf(config);
  for (const input of news) {
    if (input.fired === 0 || !isCollected(input, config)) continue;
    const firing = { at, timeZone: facts.timeZone, halfLife, eventId: input.eventId ?? null };
    const { collected = [] } = kept;
    const place = placeOf(input.nodeId, collected);
    const grown = collect(collected[place]?.[1], input, ruleFor(input, config), firing);
    if (!grown) continue;
    const others = collected.slice();
    others[place] = [input.nodeId, grown.collected];
    kept = { collected: others, total: grownBy(kept.total, grown.entry, halfLife) };
  }
  return kept;
}

/** Whether its points are given when it fires, and kept. */
function isCollected(input: InputReading, config: ScoreConfig): boolean {
  return input.curve === undefined && ruleFor(input, config).counting !== 'while-true';
}

/** What counts as it stands now: indicators that are true, and other scores. */
function present(moment: SensingMoment, config: ScoreConfig): Pick<ScoreState, 'standing' | 'parts'> {
  const standing: [string, number][] = [];
  const parts: [string, ScoreCurve][] = [];
  for (const input of moment.inputs()) {
    if (input.curve) parts.push([input.nodeId, input.curve]);
    else if (input.active && !isCollected(input, config)) standing.push([input.nodeId, input.points]);
  }
  return { standing, parts };
}

function stillCounting(state: ScoreState, at: number, config: ScoreConfig): Kept {
  const collected = collectedIn(state);
  if (!collected) return {};
  const total = totalIn(state, config);
  if (total.until === undefined || at <= total.until) return { collected, total };
  const left = collected.map(([nodeId, known]): CollectedBy => [nodeId, withoutExpired(known, at)]);
  return { collected: left, total: totalOf(left, halfLifeOf(config)) };
}

function totalIn(state: ScoreState, config: ScoreConfig): Total {
  return state.total ?? totalOf(collectedIn(state) ?? [], halfLifeOf(config));
}

/** Firings that an older state does not tell apart stand under no name. */
function collectedIn({ collected, points = 0, since = 0 }: ScoreState): CollectedBy[] | undefined {
  if (collected) return Array.isArray(collected) ? collected : Object.entries(collected);
  if (points === 0) return undefined;
  return [['', { times: 1, day: 0, today: 0, entries: [], older: { points, since, times: 1 } }]];
}

function ruleFor({ rule }: InputReading, { counting }: ScoreConfig): ScoreRule {
  if (rule?.counting) return rule;
  return { counting, mostPerDay: null, mostInAll: null, expiresAfter: null };
}

function curveOf(state: ScoreState, config: ScoreConfig): ScoreCurve {
  const halfLifeMilliseconds = halfLifeOf(config);
  const { points: fired, since } = totalIn(state, config);
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
  return (collectedIn(state) ?? []).flatMap(([nodeId, known]): ScoreAccountLine[] => {
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
