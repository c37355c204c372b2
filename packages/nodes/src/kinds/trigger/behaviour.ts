/** Starts a campaign when its condition becomes true and the customer may enter. */
import {
  durationToMilliseconds,
  type EntryRefusal,
  type InputReading,
  isMoving,
  nextCrossing,
  pointsAt,
  type ScoreCurve,
  type SensingBehaviour,
} from '@kairos/engine';
import type { TriggerConfig } from './schema';

export interface TriggerState {
  /** Whether the condition held at the last moment looked at. */
  met: boolean;
  /** Epoch ms UTC; null before the first time. */
  lastFiredAt: number | null;
  timesFired: number;
  /** Scores that move by themselves: each may cross the threshold without any event. */
  moving: ScoreCurve[];
  /** Only for one start per key: the keys that a campaign was started for, oldest first. */
  keys?: string[];
}

/** Keys that are remembered per customer; who has more unpaid invoices than this has other troubles. */
const MOST_KEYS = 500;

export const triggerBehaviour: SensingBehaviour<TriggerConfig, TriggerState> = {
  eventNames: () => [],

  initial: () => ({ met: false, lastFiredAt: null, timesFired: 0, moving: [] }),

  recall: (state, { times, lastAt }) => ({
    ...state,
    lastFiredAt: Math.max(lastAt, state.lastFiredAt ?? lastAt),
    timesFired: state.timesFired + times,
  }),

  step(state, { at, inputs, isPast }, config) {
    const met = isMet(inputs, at, config);
    const moving = inputs.flatMap(({ curve }) => (curve && isMoving(curve) ? [curve] : []));
    const unchanged = { ...state, met, moving };
    const holding = { active: met, value: met ? 1 : 0, fired: 0 };
    // A brochure downloaded a second time is a new reason, although the indicator was still true from the first.
    const hasNewReason = inputs.some((input) => input.curve === undefined && input.fired > 0);
    if (!(met && !state.met) && !hasNewReason) return { state: unchanged, reading: holding };
    if (isPast) return { state: unchanged, reading: holding, refusal: 'silent' };
    if (!met) return { state: unchanged, reading: holding, refusal: 'not-met' };
    const keys = [...new Set(inputs.flatMap((input) => input.keys ?? []))];
    const admitted = admit(state, at, keys, config);
    if (typeof admitted === 'string') return { state: unchanged, reading: holding, refusal: admitted };
    const fired = Math.max(1, admitted.length);
    return {
      state: {
        ...unchanged,
        lastFiredAt: at,
        timesFired: state.timesFired + fired,
        ...keysAfter(state, admitted, config),
      },
      reading: { ...holding, fired },
      ...(admitted.length > 0 && { keys: admitted }),
    };
  },

  nextChange(state, config, at) {
    const { threshold } = config;
    if (threshold === null) return null;
    const crossings = state.moving
      .map((curve) => nextCrossing(curve, threshold, at))
      .filter((moment) => moment !== null);
    return crossings.length === 0 ? null : Math.min(...crossings);
  },

  explain(state, _config, reading) {
    if (reading.fired > 0) return { key: 'reason.fired', values: { count: state.timesFired } };
    return { key: reading.active ? 'reason.met' : 'reason.not-met' };
  },
};

function isMet(inputs: readonly InputReading[], at: number, config: TriggerConfig): boolean {
  if (inputs.length === 0) return false;
  const holds = (input: InputReading) => inputHolds(input, at, config);
  return config.needs === 'all' ? inputs.every(holds) : inputs.some(holds);
}

function inputHolds(input: InputReading, at: number, { threshold }: TriggerConfig): boolean {
  if (input.curve === undefined) return input.active;
  return threshold !== null && pointsAt(input.curve, at) >= threshold;
}

/** The keys to start for (none where firings are not told apart), or why nothing starts. */
function admit(state: TriggerState, at: number, keys: string[], { reentry }: TriggerConfig): string[] | EntryRefusal {
  switch (reentry.mode) {
    case 'every-time':
      return keys;
    case 'once':
      return state.timesFired === 0 ? keys.slice(0, 1) : 'reentry';
    case 'once-per': {
      const { lastFiredAt } = state;
      const isOver = lastFiredAt === null || at >= lastFiredAt + durationToMilliseconds(reentry.period);
      return isOver ? keys.slice(0, 1) : 'reentry';
    }
    case 'once-per-key': {
      if (keys.length === 0) return state.timesFired === 0 ? [] : 'reentry';
      const fresh = keys.filter((key) => !state.keys?.includes(key));
      return fresh.length > 0 ? fresh : 'key';
    }
  }
}

function keysAfter(state: TriggerState, admitted: readonly string[], { reentry }: TriggerConfig): { keys?: string[] } {
  if (reentry.mode !== 'once-per-key') return {};
  return { keys: [...(state.keys ?? []), ...admitted].slice(-MOST_KEYS) };
}
