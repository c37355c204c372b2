/** Measures what happened within a sliding period: how often, a sum, an average, the smallest, the largest, how many different ones. */
import { durationToMilliseconds, type SensingBehaviour } from '@kairos/engine';
import { matchOf } from '../../sensing/event-match';
import { numberIn, plainIn, roundedAmount } from '../../sensing/event-value';
import { earliestAfter, observedWhollyFrom } from '../../sensing/observed';
import { addEntry, entriesWithin, fromEachOn, together, type WindowEntry } from '../../sensing/time-window';
import { readableName } from '../../wording/phrases';
import type { AggregateIndicatorConfig } from './schema';

export interface AggregateIndicatorState {
  /** Occurrences within the period, oldest first; of different values the latest of each. */
  entries: WindowEntry[];
  /** Only for different values: which, in the order of the entries. */
  values?: string[];
  active: boolean;
  /** Only while it is unknown: from when on the whole period has been observed, epoch ms UTC. */
  knownFrom?: number;
}

/** More different values than this are not told apart. */
const MOST_VALUES = 256;

export const aggregateIndicatorBehaviour: SensingBehaviour<AggregateIndicatorConfig, AggregateIndicatorState> = {
  eventNames: (config) => [config.eventName],

  observes: (config, unknownMatters) =>
    unknownMatters || countsAbsence(config) ? { customer: true, sources: [config.eventName] } : null,

  initial: () => ({ entries: [], active: false }),

  step(state, moment, config) {
    const { at, facts } = moment;
    const period = durationToMilliseconds(config.within);
    const event = matchOf(moment, config);
    const added = event ? measured(state, event, config) : state;
    const entries = entriesWithin(added.entries, at, period);
    const left = added.entries.length - entries.length;
    const total = measureOf(together(entries), config);
    // What was seen is certain; only what nothing was seen of may have happened before anyone looked.
    const isWithin = isWithinBound(total, config);
    const isDoubted = isWithin === countsAbsence(config) && (isWithin || moment.unknownMatters === true);
    const knownFrom = isDoubted ? observedWhollyFrom(facts, [config.eventName], period, at) : at;
    const unknown = at < knownFrom;
    const active = !unknown && isWithin;
    return {
      state: {
        entries,
        ...(added.values && { values: added.values.slice(left) }),
        active,
        ...(unknown && { knownFrom }),
      },
      reading: {
        active,
        ...(unknown && { unknown: true as const }),
        value: total ?? 0,
        fired: active && !state.active ? 1 : 0,
      },
    };
  },

  nextChange({ entries, active, knownFrom }, config, at) {
    const period = durationToMilliseconds(config.within);
    const isWithin = knownFrom === undefined ? active : countsAbsence(config);
    const remaining = fromEachOn(entries);
    // The first departure after which the answer is another one.
    const place = entries.findIndex(
      (_, index) => isWithinBound(measureOf(remaining[index + 1] ?? null, config), config) !== isWithin,
    );
    const departing = entries[place];
    return earliestAfter(at, knownFrom, departing && departing.at + period + 1);
  },

  explain: (_state, config, reading) => ({
    key: reading.active ? 'reason.active' : reading.unknown ? 'reason.unknown' : 'reason.inactive',
    values: { event: readableName(config.eventName), value: reading.value },
  }),
};

/** Whether the indicator can be true because nothing happened: then it matters since when anyone has looked. */
function countsAbsence({ measure, bound }: AggregateIndicatorConfig): boolean {
  const isLittle = bound === 'at-most' || bound === 'less-than';
  return isLittle && (measure === 'count' || measure === 'sum' || measure === 'different');
}

function measured(
  state: AggregateIndicatorState,
  event: Parameters<typeof numberIn>[0],
  config: AggregateIndicatorConfig,
): AggregateIndicatorState {
  const period = durationToMilliseconds(config.within);
  if (config.measure === 'count') return { ...state, entries: addEntry(state.entries, event.at, 1, period) };
  if (config.measure !== 'different') {
    const amount = numberIn(event, config.property);
    return amount === null ? state : { ...state, entries: addEntry(state.entries, event.at, amount, period) };
  }
  const value = plainIn(event, config.property);
  return value === null ? state : withValue(state, value, event.at);
}

function withValue(state: AggregateIndicatorState, value: string, at: number): AggregateIndicatorState {
  const values = state.values ?? [];
  const known = values.indexOf(value);
  if (known !== -1 && (state.entries[known]?.at ?? 0) >= at) return state;
  const rows = values
    .map((each, index) => ({ value: each, entry: state.entries[index] }))
    .filter((row) => row.value !== value && row.entry !== undefined);
  const entry: WindowEntry = { at, count: 1, sum: 1, least: 1, most: 1 };
  const all = [...rows, { value, entry }].sort((a, b) => (a.entry?.at ?? 0) - (b.entry?.at ?? 0)).slice(-MOST_VALUES);
  return { ...state, values: all.map((row) => row.value), entries: all.flatMap((row) => row.entry ?? []) };
}

/** Null where there is nothing to measure: no average of nothing, no largest of nothing. */
function measureOf(total: WindowEntry | null, { measure }: AggregateIndicatorConfig): number | null {
  switch (measure) {
    case 'count':
    case 'different':
      return total?.count ?? 0;
    case 'sum':
      return roundedAmount(total?.sum ?? 0);
    case 'average':
      return total && roundedAmount(total.sum / total.count);
    case 'smallest':
      return total && total.least;
    case 'largest':
      return total && total.most;
  }
}

function isWithinBound(measure: number | null, { bound, value }: AggregateIndicatorConfig): boolean {
  if (measure === null) return false;
  switch (bound) {
    case 'at-least':
      return measure >= value;
    case 'more-than':
      return measure > value;
    case 'at-most':
      return measure <= value;
    case 'less-than':
      return measure < value;
  }
}
