/** Joins indicators by and, or, not, or at least so many: true, false, or unknown while it still depends on what is unknown. */
import type { InputReading, SensingBehaviour } from '@kairos/engine';
import type { BundleConfig } from './schema';

export interface BundleState {
  /** What it said last; null while that was unknown, or before it was asked. */
  said: boolean | null;
}

export const bundleBehaviour: SensingBehaviour<BundleConfig, BundleState> = {
  eventNames: () => [],

  hearsUnknown: true,

  initial: () => ({ said: null }),

  step(state, moment, config) {
    const inputs = moment.inputs();
    const says = judge(inputs, config);
    const hasNewReason = moment.news.some((input) => input.fired > 0);
    // What is true when it is first looked at did not become true, unless something has just happened.
    const fires = says === true && state.said !== true && (state.said === false || hasNewReason);
    const keys = fires ? [...new Set(moment.news.flatMap((input) => input.keys ?? []))] : [];
    const reading = {
      active: says === true,
      value: inputs.filter((input) => input.active).length,
      fired: fires ? 1 : 0,
    };
    return {
      state: { said: says },
      reading: says === null ? { ...reading, unknown: true } : reading,
      ...(keys.length > 0 && { keys }),
    };
  },

  nextChange: () => null,

  explain: (_state, _config, reading) => ({
    key: reading.active ? 'reason.active' : reading.unknown ? 'reason.unknown' : 'reason.inactive',
    values: { count: reading.value },
  }),
};

/** Null is unknown: some readings are, and on them it depends. */
function judge(inputs: readonly InputReading[], config: BundleConfig): boolean | null {
  if (inputs.length === 0) return false;
  const yes = inputs.filter((input) => input.active).length;
  const unknown = inputs.filter((input) => input.unknown).length;
  switch (config.needs) {
    case 'all':
      return atLeast(inputs.length, yes, unknown);
    case 'any':
      return atLeast(1, yes, unknown);
    case 'at-least':
      return atLeast(config.count, yes, unknown);
    case 'none': {
      const any = atLeast(1, yes, unknown);
      return any === null ? null : !any;
    }
  }
}

function atLeast(needed: number, yes: number, unknown: number): boolean | null {
  if (yes >= needed) return true;
  return yes + unknown < needed ? false : null;
}
