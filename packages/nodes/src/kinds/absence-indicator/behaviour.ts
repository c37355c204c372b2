/** After one event, waits for another that does not come: true from the moment that the deadline has passed. */
import { durationToMilliseconds, type SensingBehaviour } from '@kairos/engine';
import { isMatch } from '../../sensing/event-match';
import { durationPhrase, readableName } from '../../wording/phrases';
import type { AbsenceIndicatorConfig } from './schema';

export interface AbsenceIndicatorState {
  /** Event time at which the wait began, epoch ms UTC; null while nothing is awaited. */
  openedAt: number | null;
  /** Whether a deadline has passed and the event has not come since. */
  active: boolean;
}

export const absenceIndicatorBehaviour: SensingBehaviour<AbsenceIndicatorConfig, AbsenceIndicatorState> = {
  eventNames: (config) => [...new Set([config.startEvent, config.missingEvent])],

  initial: () => ({ openedAt: null, active: false }),

  step(state, { at, event }, config) {
    let { openedAt, active } = state;
    const overdue = openedAt !== null && at > openedAt + durationToMilliseconds(config.within);
    if (overdue) {
      openedAt = null;
      active = true;
    }
    // An event from before the wait began came in late and answers nothing.
    if (isMatch(event, config.missingEvent, config.missingConditions) && event.at >= (openedAt ?? event.at)) {
      openedAt = null;
      active = false;
    }
    // The first start counts until it is answered or fires; where start and answer are the same event, each begins anew.
    if (openedAt === null && isMatch(event, config.startEvent, config.startConditions)) openedAt = event.at;
    return { state: { openedAt, active }, reading: { active, value: active ? 1 : 0, fired: overdue ? 1 : 0 } };
  },

  nextChange: (state, config) =>
    state.openedAt === null ? null : state.openedAt + durationToMilliseconds(config.within) + 1,

  explain: (_state, config, reading) => ({
    key: reading.active ? 'reason.active' : 'reason.inactive',
    values: { event: readableName(config.missingEvent), duration: durationPhrase(config.within) },
  }),
};
