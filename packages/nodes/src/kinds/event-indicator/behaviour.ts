/** Counts occurrences of an event in a sliding window; exact, with no more than the last few timestamps. */
import { durationToMilliseconds, type SensingBehaviour } from '@kairos/engine';
import { matchOf } from '../../sensing/event-match';
import { earliestAfter, unknownUntilObserved } from '../../sensing/observed';
import { nameAtStart } from '../../wording/phrases';
import type { EventIndicatorConfig } from './schema';

export interface EventIndicatorState {
  /** Event times of the last occurrences, oldest first, epoch ms UTC; never more than are asked for. */
  times: number[];
  /** Only where not every occurrence fires: the last one that did. */
  firedAt?: number;
  /** Only while it is unknown: from when on the whole window has been observed, epoch ms UTC. */
  knownFrom?: number;
}

export const eventIndicatorBehaviour: SensingBehaviour<EventIndicatorConfig, EventIndicatorState> = {
  eventNames: (config) => [config.eventName],

  observes: (config, unknownMatters) =>
    unknownMatters && config.within !== null ? { customer: true, sources: [config.eventName] } : null,

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
    const reading = { active, value, fired: fires ? 1 : 0 };
    const next: EventIndicatorState = { times };
    if (fires && config.rearm && config.rearm.mode !== 'every-time') next.firedAt = at;
    else if (state.firedAt !== undefined) next.firedAt = state.firedAt;
    const period = config.within && durationToMilliseconds(config.within);
    return unknownUntilObserved({ state: next, reading }, moment, [config.eventName], period);
  },

  nextChange(state, config, at) {
    const decisive = state.times.at(-config.times);
    if (decisive === undefined || config.within === null) return earliestAfter(at, state.knownFrom);
    return earliestAfter(at, state.knownFrom, decisive + durationToMilliseconds(config.within) + 1);
  },

  explain: (_state, config, reading) => ({
    key: reading.active ? 'reason.active' : reading.unknown ? 'reason.unknown' : 'reason.inactive',
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
