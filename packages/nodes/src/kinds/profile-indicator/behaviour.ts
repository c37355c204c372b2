/** Looks at what is known of a customer: an attribute, or a total kept over all events of one name. */
import { type EngineEvent, holdsForAll, type SensingBehaviour, valueAt } from '@kairos/engine';
import { isMatch } from '../../sensing/event-match';
import type { ProfileIndicatorConfig } from './schema';

export interface ProfileIndicatorState {
  /** Count, sum or last value so far; null before there is a value. */
  total: number | null;
  /** Event time of the last value, epoch ms UTC, so that a late event does not replace a newer one. */
  measuredAt: number | null;
  active: boolean;
}

export const profileIndicatorBehaviour: SensingBehaviour<ProfileIndicatorConfig, ProfileIndicatorState> = {
  eventNames: (config) => (config.source === 'event-total' ? [config.eventName] : []),

  watchesAttributes: (config) => config.source === 'attribute',

  initial: (config) => ({ total: config.measure === 'last' ? null : 0, measuredAt: null, active: false }),

  step(state, { event, facts }, config) {
    if (config.source === 'attribute') {
      const active = holdsForAll(config.conditions, facts.attributes);
      return { state: { ...state, active }, reading: readingOf(active, active ? 1 : 0, state.active) };
    }
    const measured = isMatch(event, config.eventName, []) ? measure(state, event, config) : state;
    const active = holdsForAll(
      [{ path: 'total', comparison: config.comparison, value: config.value }],
      measured.total === null ? {} : { total: measured.total },
    );
    return { state: { ...measured, active }, reading: readingOf(active, measured.total ?? 0, state.active) };
  },

  nextChange: () => null,

  explain: (_state, _config, reading) => ({
    key: reading.active ? 'reason.active' : 'reason.inactive',
    values: { value: reading.value },
  }),
};

function readingOf(active: boolean, value: number, wasActive: boolean) {
  return { active, value, fired: active && !wasActive ? 1 : 0 };
}

function measure(
  state: ProfileIndicatorState,
  event: EngineEvent,
  config: ProfileIndicatorConfig,
): ProfileIndicatorState {
  const measuredAt = Math.max(event.at, state.measuredAt ?? event.at);
  if (config.measure === 'count') return { ...state, total: (state.total ?? 0) + 1, measuredAt };
  const amount = toNumber(valueAt(event.properties, config.property));
  if (amount === null) return state;
  if (config.measure === 'sum') return { ...state, total: addAmounts(state.total ?? 0, amount), measuredAt };
  return event.at < measuredAt ? state : { ...state, total: amount, measuredAt };
}

// Amounts of money add up to what the shop would say: 0.1 + 0.2 is 0.3.
function addAmounts(a: number, b: number): number {
  return Math.round((a + b) * 1e6) / 1e6;
}

function toNumber(value: unknown): number | null {
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  return typeof number === 'number' && Number.isFinite(number) ? number : null;
}
