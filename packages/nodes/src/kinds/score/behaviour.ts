/** Adds up the points of indicators: of those that are true now, or of every firing, fading as time passes. */
import {
  durationToMilliseconds,
  fade,
  type InputReading,
  pointsAt,
  type ScoreCurve,
  type SensingBehaviour,
} from '@kairos/engine';
import type { ScoreConfig } from './schema';

export interface ScoreState {
  /** Points collected so far, as they stood at `since`; 0 for a score of what is true now. */
  points: number;
  /** Moment of the last firing, epoch ms UTC. */
  since: number;
}

export const scoreBehaviour: SensingBehaviour<ScoreConfig, ScoreState> = {
  eventNames: () => [],

  initial: () => ({ points: 0, since: 0 }),

  step(state, { at, inputs }, config) {
    const next = config.counting === 'each-time' ? collect(state, inputs, at, config) : state;
    const curve = curveOf(next, inputs, config);
    const value = pointsAt(curve, at);
    return { state: next, reading: { active: value > 0, value, fired: 0, curve } };
  },

  // How a fading score runs on is in the curve of its reading: only its reader knows at which height it matters.
  nextChange: () => null,

  explain: (_state, _config, reading) => ({ key: 'reason.points', values: { count: reading.value } }),
};

// The sum is only touched when something fired, so that extra steps in between cannot change it by a rounding.
function collect(state: ScoreState, inputs: InputReading[], at: number, config: ScoreConfig): ScoreState {
  if (inputs.every((input) => input.fired === 0)) return state;
  const added = inputs.reduce((sum, input) => sum + input.fired * input.points, 0);
  return { points: fade(state.points, at - state.since, halfLifeOf(config)) + added, since: at };
}

function curveOf(state: ScoreState, inputs: InputReading[], config: ScoreConfig): ScoreCurve {
  const limits = { atLeast: config.atLeast, atMost: config.atMost };
  if (config.counting === 'while-true') {
    const steady = inputs.reduce((sum, input) => sum + (input.active ? input.points : 0), 0);
    return { since: 0, decaying: 0, steady, halfLifeMilliseconds: null, ...limits };
  }
  const halfLifeMilliseconds = halfLifeOf(config);
  if (halfLifeMilliseconds === null) {
    return { since: 0, decaying: 0, steady: state.points, halfLifeMilliseconds, ...limits };
  }
  return { since: state.since, decaying: state.points, steady: 0, halfLifeMilliseconds, ...limits };
}

function halfLifeOf(config: ScoreConfig): number | null {
  return config.halfLife === null ? null : durationToMilliseconds(config.halfLife);
}
