/** Divides customers over arms by chance until there is a winner; the same customer always gets the same arm. */
import {
  type ActingBehaviour,
  armForBucket,
  assignmentBucket,
  durationToMilliseconds,
  type StepContext,
  type WinnerGate,
} from '@kairos/engine';
import type { AbSplitConfig } from './schema';

export const abSplitBehaviour: ActingBehaviour<AbSplitConfig> = {
  assigns: true,

  experiment: ({ arms, goalId, winner }) => ({
    arms: arms.map(({ id, weight }) => ({ id, share: weight })),
    goalId,
    gate: goalId === null ? null : gateOf(winner),
  }),

  enter(context) {
    const { arm, why } = armOf(context);
    // Weights that are all zero are refused before publishing; an arm must be named all the same.
    if (arm === undefined) return { type: 'end', outcome: 'completed', reason: { key: 'reason.no-arm' } };
    return {
      type: 'leave',
      port: arm.id,
      assign: arm.id,
      reason: { key: why, values: { arm: arm.name } },
    };
  },
};

/** Who was given an arm before keeps it, whatever the shares have become or the winner is; only an arm that is gone is drawn anew. */
function armOf({ config: { arms }, nodeId, assignmentKey, assigned, winner }: StepContext<AbSplitConfig>) {
  const known = arms.find((arm) => arm.id === assigned);
  if (known) return { arm: known, why: 'reason.assigned' };
  const best = arms.find((arm) => arm.id === winner);
  if (best) return { arm: best, why: 'reason.winner' };
  const shares = arms.map((arm) => arm.weight);
  const index = armForBucket(assignmentBucket(nodeId, assignmentKey), shares);
  return { arm: index === null ? undefined : arms[index], why: 'reason.assigned' };
}

function gateOf({
  choose,
  atLeast,
  confidence,
  deadline,
  ifTied,
  ifTooFew,
}: AbSplitConfig['winner']): WinnerGate | null {
  if (choose === 'by-hand') return null;
  const ends = deadline && durationToMilliseconds(deadline);
  return { atLeast, confidence: confidence / 100, deadline: ends, ifTied, ifTooFew };
}
