/** Counts occurrences of an event in a sliding window; exact, with no more than the last few timestamps. */
import { durationToMilliseconds, type SensingBehaviour } from '@kairos/engine';
import { isMatch } from '../../sensing/event-match';
import { nameAtStart } from '../../wording/phrases';
import type { EventIndicatorConfig } from './schema';

export interface EventIndicatorState {
  /** Event times of the last occurrences, oldest first, epoch ms UTC; never more than are asked for. */
  times: number[];
}

export const eventIndicatorBehaviour: SensingBehaviour<EventIndicatorConfig, EventIndicatorState> = {
  eventNames: (config) => [config.eventName],

  initial: () => ({ times: [] }),

  step(state, { at, event }, config) {
    const matching = isMatch(event, config.eventName, config.conditions) ? event : null;
    const times = matching === null ? state.times : remember(state.times, matching.at, config.times);
    const value = times.filter((time) => counts(time, at, config)).length;
    const active = value >= config.times;
    // Every occurrence that finds the indicator true counts as a firing, so that a score can add it each time.
    const fired = matching !== null && active && counts(matching.at, at, config) ? 1 : 0;
    return { state: { times }, reading: { active, value, fired } };
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

function remember(times: number[], time: number, most: number): number[] {
  return [...times, time].sort((a, b) => a - b).slice(-most);
}

function counts(time: number, at: number, config: EventIndicatorConfig): boolean {
  return config.within === null || time + durationToMilliseconds(config.within) >= at;
}
