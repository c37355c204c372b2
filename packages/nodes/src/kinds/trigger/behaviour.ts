/** Starts a campaign when its condition becomes true and the customer may enter again. */
import { durationToMilliseconds, type InputReading, type ScoreCurve, type SensingBehaviour } from '@kairos/engine';
import { nextCrossing, pointsAt } from '../../sensing/score-curve';
import type { TriggerConfig } from './schema';

export interface TriggerState {
  /** Whether the condition held at the last moment looked at. */
  met: boolean;
  /** Epoch ms UTC; null before the first time. */
  lastFiredAt: number | null;
  timesFired: number;
  /** Scores that move by themselves: each may cross the threshold without any event. */
  moving: ScoreCurve[];
}

export const triggerBehaviour: SensingBehaviour<TriggerConfig, TriggerState> = {
  eventNames: () => [],

  initial: () => ({ met: false, lastFiredAt: null, timesFired: 0, moving: [] }),

  step(state, { at, inputs }, config) {
    const met = isMet(inputs, at, config);
    // A brochure downloaded a second time is a new reason, although the indicator was still true from the first.
    const isEdge = met && (!state.met || inputs.some((input) => input.curve === undefined && input.fired > 0));
    const fires = isEdge && mayEnter(state, at, config);
    const moving = inputs.flatMap(({ curve }) => (curve && curve.halfLifeMilliseconds !== null ? [curve] : []));
    return {
      state: {
        met,
        lastFiredAt: fires ? at : state.lastFiredAt,
        timesFired: state.timesFired + (fires ? 1 : 0),
        moving,
      },
      reading: { active: met, value: met ? 1 : 0, fired: fires ? 1 : 0 },
    };
  },

  nextChange(state, config, at) {
    const { threshold } = config;
    if (threshold === null) return null;
    const crossings = state.moving
      .map((curve) => nextCrossing(curve, threshold, at))
      .filter((moment) => moment !== null);
    return crossings.length === 0 ? null : Math.min(...crossings);
  },

  explain(state, _config, reading) {
    if (reading.fired > 0) return { key: 'reason.fired', values: { count: state.timesFired } };
    return { key: reading.active ? 'reason.met' : 'reason.not-met' };
  },
};

function isMet(inputs: InputReading[], at: number, config: TriggerConfig): boolean {
  if (inputs.length === 0) return false;
  const holds = (input: InputReading) => inputHolds(input, at, config);
  return config.needs === 'all' ? inputs.every(holds) : inputs.some(holds);
}

function inputHolds(input: InputReading, at: number, { threshold }: TriggerConfig): boolean {
  if (input.curve === undefined) return input.active;
  return threshold !== null && pointsAt(input.curve, at) >= threshold;
}

function mayEnter(state: TriggerState, at: number, { reentry }: TriggerConfig): boolean {
  switch (reentry.mode) {
    case 'every-time':
      return true;
    case 'once':
      return state.timesFired === 0;
    case 'once-per':
      return state.lastFiredAt === null || at >= state.lastFiredAt + durationToMilliseconds(reentry.period);
  }
}
