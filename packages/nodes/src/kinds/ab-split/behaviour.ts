/** Divides customers over arms by chance; the same customer always gets the same arm. */
import { type ActingBehaviour, armForBucket, assignmentBucket } from '@kairos/engine';
import type { AbSplitConfig } from './schema';

export const abSplitBehaviour: ActingBehaviour<AbSplitConfig> = {
  enter({ config: { arms }, nodeId, assignmentKey }) {
    const bucket = assignmentBucket(nodeId, assignmentKey);
    const index = armForBucket(
      bucket,
      arms.map((arm) => arm.weight),
    );
    const arm = index === null ? undefined : arms[index];
    // Weights that are all zero are refused before publishing; an arm must be named all the same.
    if (arm === undefined) return { type: 'end', outcome: 'completed', reason: { key: 'reason.no-arm' } };
    return { type: 'leave', port: arm.id, reason: { key: 'reason.assigned', values: { arm: arm.name } } };
  },
};
