/** Fires each time that another journey asks for this one; only askings of this journey reach it. */
import { EFFECT_EVENTS, type SensingBehaviour } from '@kairos/engine';
import type { JourneyIndicatorConfig } from './schema';

export interface JourneyIndicatorState {
  asked: boolean;
}

export const journeyIndicatorBehaviour: SensingBehaviour<JourneyIndicatorConfig, JourneyIndicatorState> = {
  eventNames: () => [EFFECT_EVENTS.journeyAskedFor],
  initial: () => ({ asked: false }),
  step(state, { event }) {
    const asked = state.asked || event !== undefined;
    return { state: { asked }, reading: { active: asked, value: asked ? 1 : 0, fired: event === undefined ? 0 : 1 } };
  },
  nextChange: () => null,
  explain: (_state, _config, reading) => ({ key: reading.active ? 'reason.asked' : 'reason.not-asked' }),
};
