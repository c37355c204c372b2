/** Divides customers over arms by chance; the same customer always gets the same arm. */
import { type ActingBehaviour, armForBucket, assignmentBucket, type StepContext } from '@kairos/engine';
import type { AbSplitConfig } from './schema';

export const abSplitBehaviour: ActingBehaviour<AbSplitConfig> = {
  assigns: true,

  enter(context) {
    const arm = armOf(context);
    // Weights that are all zero are refused before publishing; an arm must be named all the same.
    if (arm === undefined) return { type: 'end', outcome: 'completed', reason: { key: 'reason.no-arm' } };
    return {
      type: 'leave',
      port: arm.id,
      assign: arm.id,
      reason: { key: 'reason.assigned', values: { arm: arm.name } },
    };
  },
};

/** Who was given an arm before keeps it, whatever the shares have become; only an arm that is gone is drawn anew. */
function armOf({ config: { arms }, nodeId, assignmentKey, assigned }: StepContext<AbSplitConfig>) {
  const known = arms.find((arm) => arm.id === assigned);
  if (known) return known;
  const shares = arms.map((arm) => arm.weight);
  const index = armForBucket(assignmentBucket(nodeId, assignmentKey), shares);
  return index === null ? undefined : arms[index];
}
