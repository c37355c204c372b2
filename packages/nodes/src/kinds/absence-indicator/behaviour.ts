/** After one event, waits for another that does not come: true from the moment that the deadline has passed. */
import type { SensingBehaviour } from '@kairos/engine';
import { matchOf } from '../../sensing/event-match';
import { termPhrase } from '../../settings/term';
import { readableName } from '../../wording/phrases';
import { beginWait, isMissing, nextLook, overdueFrom, type Wait } from './deadline';
import { isAnyHeld, type KeyedWaits, NO_WAITS, nextLookOfAny, stepKeyed } from './keyed-waits';
import type { AbsenceIndicatorConfig } from './schema';

export interface AbsenceIndicatorState {
  /** Event time at which the wait began, epoch ms UTC; null while nothing is awaited. */
  openedAt: number | null;
  /** The last moment in time, where that does not follow from the beginning alone. */
  deadline?: number;
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
      const isHeld = value === 0 && isAnyHeld(waits, moment.at, config);
      const reading = { active: value > 0, value, fired: fired.length, ...(isHeld && { unknown: true as const }) };
      return { state: { ...state, waits }, reading, ...(fired.length > 0 && { keys: fired }) };
    }
    const { at, facts } = moment;
    let { active } = state;
    let wait = waitOf(state);
    const overdue = wait !== null && isMissing(wait, at, config, facts);
    if (overdue) {
      wait = null;
      active = true;
    }
    const answer = matchOf(moment, { eventName: config.missingEvent, conditions: config.missingConditions });
    // An event from before the wait began came in late and answers nothing.
    if (answer && answer.at >= (wait?.openedAt ?? answer.at)) {
      wait = null;
      active = false;
    }
    // The first start counts until it is answered or fires; where start and answer are the same event, each begins anew.
    const start = matchOf(moment, { eventName: config.startEvent, conditions: config.startConditions });
    if (wait === null && start) wait = beginWait(start.at, config, facts);
    const isHeld = !active && wait !== null && at >= overdueFrom(wait, config);
    const reading = {
      active,
      value: active ? 1 : 0,
      fired: overdue ? 1 : 0,
      ...(isHeld && { unknown: true as const }),
    };
    return { state: { openedAt: null, ...wait, active }, reading };
  },

  nextChange(state, config, at) {
    if (config.key) return nextLookOfAny(state.waits ?? NO_WAITS, at, config);
    const wait = waitOf(state);
    return wait === null ? null : nextLook(wait, at, config);
  },

  holdsFor: ({ waits }, key) => waits?.overdue.includes(key) ?? false,

  explain: (_state, config, reading) => ({
    key: reading.active ? 'reason.active' : reading.unknown ? 'reason.unknown' : 'reason.inactive',
    values: { event: readableName(config.missingEvent), duration: termPhrase(config) },
  }),
};

function waitOf({ openedAt, deadline }: AbsenceIndicatorState): Wait | null {
  if (openedAt === null) return null;
  return deadline === undefined ? { openedAt } : { openedAt, deadline };
}
