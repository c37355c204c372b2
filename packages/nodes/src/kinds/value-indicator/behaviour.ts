/** Keeps the first and the last value of an event's property, and notices when it becomes another one. */
import { durationToMilliseconds, type Sensed, type SensingBehaviour, type SensingMoment } from '@kairos/engine';
import { matchOf } from '../../sensing/event-match';
import { plainIn } from '../../sensing/event-value';
import { earliestAfter, unknownUntilObserved } from '../../sensing/observed';
import { readableName } from '../../wording/phrases';
import type { ValueIndicatorConfig } from './schema';

export interface ValueIndicatorState {
  first: string | null;
  last: string | null;
  /** The value before the last one. */
  before: string | null;
  /** Event time of the last value, epoch ms UTC. */
  lastAt: number | null;
  /** Since when what was asked for is true; null while it is not. */
  since: number | null;
  /** Only while it is unknown: from when on it has been observed for long enough, epoch ms UTC. */
  knownFrom?: number;
}

export const valueIndicatorBehaviour: SensingBehaviour<ValueIndicatorConfig, ValueIndicatorState> = {
  eventNames: (config) => [config.eventName],

  observes: (config, unknownMatters) =>
    unknownMatters && config.lasting !== null ? { customer: true, sources: [config.eventName] } : null,

  initial: () => ({ first: null, last: null, before: null, lastAt: null, since: null }),

  step(state, moment, config) {
    const event = matchOf(moment, config);
    const value = event && plainIn(event, config.property);
    // A value that came in late is not the last one, and what it would have changed is past.
    if (!event || value === null || event.at < (state.lastAt ?? event.at)) return told(state, moment, config, 0);
    const values = { first: state.first ?? value, before: state.last, last: value, lastAt: event.at };
    const holds = isMet(values, config);
    const isStanding = config.change === 'first-is' || config.change === 'last-is';
    const isNews = holds && (!isStanding || state.since === null);
    const since = holds ? (isNews ? moment.at : state.since) : null;
    return told({ ...values, since }, moment, config, isNews ? 1 : 0);
  },

  nextChange({ since, knownFrom }, { lasting }, at) {
    const end = since === null || lasting === null ? null : since + durationToMilliseconds(lasting) + 1;
    return earliestAfter(at, knownFrom, end);
  },

  explain: (state, config, reading) => ({
    key: reading.active ? 'reason.active' : reading.unknown ? 'reason.unknown' : 'reason.inactive',
    values: { property: readableName(config.property), last: state.last ?? '–', before: state.before ?? '–' },
  }),
};

function told(
  { first, last, before, lastAt, since }: ValueIndicatorState,
  moment: SensingMoment,
  config: ValueIndicatorConfig,
  fired: number,
): Sensed<ValueIndicatorState> {
  const { at } = moment;
  const { lasting } = config;
  const active = since !== null && (lasting === null || at <= since + durationToMilliseconds(lasting));
  const state: ValueIndicatorState = { first, last, before, lastAt, since };
  const reading = { active, value: active ? 1 : 0, fired: active ? fired : 0 };
  const period = lasting && durationToMilliseconds(lasting);
  return unknownUntilObserved({ state, reading }, moment, [config.eventName], period);
}

type Values = Omit<ValueIndicatorState, 'since' | 'knownFrom'>;

function isMet({ first, before, last }: Values, config: ValueIndicatorConfig): boolean {
  switch (config.change) {
    case 'changes':
      return before !== null && !isSame(before, last);
    case 'from-to':
      if (before === null || isSame(before, last)) return false;
      return (config.from === '' || isSame(before, config.from)) && (config.to === '' || isSame(last, config.to));
    case 'rises':
      return isMoved(before, last, config.percent, 1);
    case 'falls':
      return isMoved(before, last, config.percent, -1);
    case 'first-is':
      return isSame(first, config.value);
    case 'last-is':
      return isSame(last, config.value);
  }
}

// As in conditions: text compares without case.
function isSame(a: string | null, b: string | null): boolean {
  return a !== null && b !== null && a.toLowerCase() === b.toLowerCase();
}

function isMoved(before: string | null, last: string | null, percent: number, direction: 1 | -1): boolean {
  if (before === null || last === null) return false;
  const from = Number(before);
  const moved = (Number(last) - from) * direction;
  return moved > 0 && moved >= (Math.abs(from) * percent) / 100;
}
