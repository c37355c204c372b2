/** Counts occurrences of an event in a sliding window; exact, with no more than the last few timestamps. */
import { durationToMilliseconds, type SensingBehaviour } from '@kairos/engine';
import { matchOf } from '../../sensing/event-match';
import { nameAtStart } from '../../wording/phrases';
import type { EventIndicatorConfig } from './schema';

export interface EventIndicatorState {
  /** Event times of the last occurrences, oldest first, epoch ms UTC; never more than are asked for. */
  times: number[];
  /** Only where not every occurrence fires: the last one that did. */
  firedAt?: number;
}

export const eventIndicatorBehaviour: SensingBehaviour<EventIndicatorConfig, EventIndicatorState> = {
  eventNames: (config) => [config.eventName],

  initial: () => ({ times: [] }),

  step(state, moment, config) {
    const { at } = moment;
    const matching = matchOf(moment, config);
    const times = matching === null ? state.times : remember(state.times, matching.at, config.times);
    const value = countOf(times, at, config);
    const active = value >= config.times;
    // An occurrence that came in late and no longer counts fires nothing.
    const isNews = matching !== null && active && counts(matching.at, at, config);
    const fires = isNews && mayFire(state, at, config);
    const next = { ...state, times };
    if (fires && config.rearm && config.rearm.mode !== 'every-time') next.firedAt = at;
    return { state: next, reading: { active, value, fired: fires ? 1 : 0 } };
  },

  nextChange(state, config, at) {
    const decisive = state.times.at(-config.times);
    if (decisive === undefined || config.within === null) return null;
    const change = decisive + durationToMilliseconds(config.within) + 1;
    return change > at ? change : null;
  },

  explain: (_state, config, reading) => ({
    key: reading.active ? 'reason.active' : 'reason.inactive',
    values: { event: nameAtStart(config.eventName), count: reading.value },
  }),
};

// Every occurrence that finds the indicator true counts as a firing, so that a score can add it each time, unless it was told otherwise.
function mayFire(state: EventIndicatorState, at: number, config: EventIndicatorConfig): boolean {
  const { rearm } = config;
  switch (rearm?.mode) {
    case undefined:
    case 'every-time':
      return true;
    case 'when-true-again':
      return countOf(state.times, at, config) < config.times;
    case 'once-per':
      return state.firedAt === undefined || at >= state.firedAt + durationToMilliseconds(rearm?.period ?? NO_TIME);
    case 'once':
      return state.firedAt === undefined;
  }
}

const NO_TIME = { amount: 0, unit: 'seconds' } as const;

function remember(times: number[], time: number, most: number): number[] {
  const isNewest = (times.at(-1) ?? time) <= time;
  const all = isNewest ? [...times, time] : [...times, time].sort((a, b) => a - b);
  return all.length > most ? all.slice(-most) : all;
}

function countOf(times: number[], at: number, config: EventIndicatorConfig): number {
  if (config.within === null) return times.length;
  return times.filter((time) => counts(time, at, config)).length;
}

function counts(time: number, at: number, config: EventIndicatorConfig): boolean {
  return config.within === null || time + durationToMilliseconds(config.within) >= at;
}
