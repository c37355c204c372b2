/** Tells whether a score stands above or below a level; once true it stays so until the score has gone back by a margin, and for a least time. */
import { durationToMilliseconds, nextCrossing, pointsAt, type SensingBehaviour } from '@kairos/engine';
import type { ScoreLevelConfig } from './schema';

export interface ScoreLevelState {
  /** Whether it was true the last time; null before it was looked at. */
  was: boolean | null;
  /** When to look again although nothing happens, epoch ms UTC: the score crosses, or the least time is over. Null: never. */
  crossesAt: number | null;
  /** Since when it is true; only where it stays so for a least time. */
  since?: number;
}

export const scoreLevelBehaviour: SensingBehaviour<ScoreLevelConfig, ScoreLevelState> = {
  eventNames: () => [],

  initial: () => ({ was: null, crossesAt: null }),

  step(state, moment, config) {
    const { at } = moment;
    const curve = moment.inputs()[0]?.curve;
    if (!curve) return { state: { was: null, crossesAt: null }, reading: { active: false, value: 0, fired: 0 } };
    const value = pointsAt(curve, at);
    const isHigh = value >= thresholdFor(state.was, config);
    const stands = config.direction === 'above' ? isHigh : !isHigh;
    const staysUntil = endOfStay(state, config);
    const isKept = !stands && staysUntil !== null && at < staysUntil;
    const active = stands || isKept;
    // A score that was below the level from the beginning has not fallen below it; one that begins above it has come there.
    const fires = active && (state.was === false || (state.was === null && config.direction === 'above'));
    const crossesAt = isKept ? staysUntil : nextCrossing(curve, thresholdFor(active, config), at);
    const since = active && config.stays ? { since: state.since ?? at } : {};
    return { state: { was: active, crossesAt, ...since }, reading: { active, value, fired: fires ? 1 : 0 } };
  },

  nextChange: ({ crossesAt }, _config, at) => (crossesAt !== null && crossesAt > at ? crossesAt : null),

  explain: (_state, _config, reading) => ({
    key: reading.active ? 'reason.active' : 'reason.inactive',
    values: { count: reading.value },
  }),
};

/** The height that matters now: on the way in the level itself, on the way out the level and the margin. */
function thresholdFor(was: boolean | null, { direction, level, margin }: ScoreLevelConfig): number {
  if (was !== true) return level;
  return direction === 'above' ? level - margin : level + margin;
}

/** The first moment at which it may be true no longer; null where the score alone decides. */
function endOfStay({ was, since }: ScoreLevelState, { stays }: ScoreLevelConfig): number | null {
  return was === true && since !== undefined && stays ? since + durationToMilliseconds(stays) : null;
}
