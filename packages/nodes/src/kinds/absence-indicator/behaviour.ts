/** After one event, waits for another that does not come: true from the moment that the deadline has passed. */
import type { SensingBehaviour } from '@kairos/engine';
import { matchOf } from '../../sensing/event-match';
import { durationPhrase, readableName } from '../../wording/phrases';
import { isMissing, nextLook, overdueFrom } from './deadline';
import { type KeyedWaits, NO_WAITS, nextLookOfAny, stepKeyed } from './keyed-waits';
import type { AbsenceIndicatorConfig } from './schema';

export interface AbsenceIndicatorState {
  /** Event time at which the wait began, epoch ms UTC; null while nothing is awaited. */
  openedAt: number | null;
  /** Whether a deadline has passed and the event has not come since. */
  active: boolean;
  /** Only where the events carry a key: each matter on its own, instead of the two above. */
  waits?: KeyedWaits;
}

export const absenceIndicatorBehaviour: SensingBehaviour<AbsenceIndicatorConfig, AbsenceIndicatorState> = {
  eventNames: (config) => [...new Set([config.startEvent, config.missingEvent])],

  observes: (config) => ({ customer: false, sources: config.awaitsSource ? [config.missingEvent] : [] }),

  initial: () => ({ openedAt: null, active: false }),

  step(state, moment, config) {
    if (config.key) {
      const { waits, fired } = stepKeyed(state.waits ?? NO_WAITS, moment, config);
      const value = waits.overdue.length;
      const reading = { active: value > 0, value, fired: fired.length };
      return { state: { ...state, waits }, reading, ...(fired.length > 0 && { keys: fired }) };
    }
    const { at, facts } = moment;
    let { openedAt, active } = state;
    const overdue = openedAt !== null && isMissing(openedAt, at, config, facts);
    if (overdue) {
      openedAt = null;
      active = true;
    }
    const answer = matchOf(moment, { eventName: config.missingEvent, conditions: config.missingConditions });
    // An event from before the wait began came in late and answers nothing.
    if (answer && answer.at >= (openedAt ?? answer.at)) {
      openedAt = null;
      active = false;
    }
    // The first start counts until it is answered or fires; where start and answer are the same event, each begins anew.
    const start = matchOf(moment, { eventName: config.startEvent, conditions: config.startConditions });
    if (openedAt === null && start) openedAt = start.at;
    const isHeld = !active && openedAt !== null && at >= overdueFrom(openedAt, config);
    const reading = {
      active,
      value: active ? 1 : 0,
      fired: overdue ? 1 : 0,
      ...(isHeld && { unknown: true as const }),
    };
    return { state: { openedAt, active }, reading };
  },

  nextChange(state, config, at) {
    if (config.key) return nextLookOfAny(state.waits ?? NO_WAITS, at, config);
    return state.openedAt === null ? null : nextLook(state.openedAt, at, config);
  },

  explain: (_state, config, reading) => ({
    key: reading.active ? 'reason.active' : reading.unknown ? 'reason.unknown' : 'reason.inactive',
    values: { event: readableName(config.missingEvent), duration: durationPhrase(config.within) },
  }),
};
