/** Totals over every event of one name: how many, a sum, the latest value, how many different ones, days since the last. */
import type { EngineEvent } from '@kairos/engine';
import { numberIn, plainIn, roundedAmount } from '../../sensing/event-value';
import type { ProfileIndicatorConfig } from './schema';

export interface Total {
  /** Count, sum, last value or number of different ones so far; null before there is one. */
  total: number | null;
  /** Event time of the last value, epoch ms UTC, so that a late event does not replace a newer one. */
  measuredAt: number | null;
  /** Only for different values: which there were. */
  values?: string[];
  /** Only for the days since: event time of the last one. */
  daysFrom?: number;
}

const DAY = 86_400_000;
/** More different values than this are not told apart. */
const MOST_VALUES = 256;

/** Events without the property that is measured change nothing. */
export function measure<State extends Total>(state: State, event: EngineEvent, config: ProfileIndicatorConfig): State {
  const measuredAt = Math.max(event.at, state.measuredAt ?? event.at);
  switch (config.measure) {
    case 'count':
      return { ...state, total: (state.total ?? 0) + 1, measuredAt };
    case 'days-since':
      return { ...state, total: 0, measuredAt, daysFrom: measuredAt };
    case 'different': {
      const value = plainIn(event, config.property);
      const values = state.values ?? [];
      if (value === null || values.includes(value) || values.length >= MOST_VALUES) return state;
      return { ...state, values: [...values, value], total: values.length + 1, measuredAt };
    }
    case 'sum': {
      const amount = numberIn(event, config.property);
      return amount === null ? state : { ...state, total: roundedAmount((state.total ?? 0) + amount), measuredAt };
    }
    case 'last': {
      const amount = numberIn(event, config.property);
      return amount === null || event.at < measuredAt ? state : { ...state, total: amount, measuredAt };
    }
  }
}

/** The next moment at which one more whole day has passed and that matters, epoch ms UTC. */
export function whenDaysPass(
  { daysFrom }: Total,
  { comparison, value }: ProfileIndicatorConfig,
  at: number,
): number | null {
  if (daysFrom === undefined) return null;
  const days = comparison === 'at-least' || comparison === 'less-than' ? [Math.ceil(value)] : [];
  if (comparison === 'more-than' || comparison === 'at-most') days.push(Math.floor(value) + 1);
  if (comparison === 'is') days.push(value, value + 1);
  const ahead = days.map((count) => daysFrom + count * DAY).filter((moment) => moment > at);
  return ahead.length === 0 ? null : Math.min(...ahead);
}
