/** What becomes of the arms of two profiles that turn out to be one customer. */
import type { ArmGiven } from '../contract/acting';
import type { ArmFigures } from './chance-to-be-best';

/** What a merge adds to the figures of one arm; never positive. */
export interface MergedCount extends ArmFigures {
  experiment: string;
  arm: string;
}

export interface MergedArm {
  kept: ArmGiven;
  counts: MergedCount[];
}

/**
 * The arm of the older profile stays. Whoever was in two different arms has seen both: such a customer is mixed, and counts
 * in neither. Whoever was in the same arm twice counts once, and with the goal when either reached it.
 */
export function mergeArms(older: ArmGiven, newer: ArmGiven): MergedArm {
  const kept = keptOf(older, newer);
  const counts = [negative(older), negative(newer), positive(kept)].flat();
  const byArm = new Map<string, MergedCount>();
  for (const count of counts) {
    const key = `${count.experiment}/${count.arm}`;
    const known = byArm.get(key);
    const { entered = 0, reached = 0 } = known ?? {};
    byArm.set(key, { ...count, entered: entered + count.entered, reached: reached + count.reached });
  }
  return { kept, counts: [...byArm.values()].filter(({ entered, reached }) => entered !== 0 || reached !== 0) };
}

function keptOf(older: ArmGiven, newer: ArmGiven): ArmGiven {
  if (older.arm !== newer.arm) return { ...older, experiment: null, hasReached: false };
  const isSameTest = older.experiment === newer.experiment;
  return { ...older, hasReached: older.hasReached || (isSameTest && newer.hasReached) };
}

function positive({ arm, experiment, hasReached }: ArmGiven): MergedCount[] {
  return experiment === null ? [] : [{ experiment, arm, entered: 1, reached: hasReached ? 1 : 0 }];
}

const negative = (given: ArmGiven): MergedCount[] =>
  positive(given).map((count) => ({ ...count, entered: -count.entered, reached: -count.reached }));
