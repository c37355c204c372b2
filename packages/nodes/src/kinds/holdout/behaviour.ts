/** Leaves a share of the customers untouched: they go the same way with the same checks, and their messages are not sent. */
import { type ActingBehaviour, assignmentBucket } from '@kairos/engine';
import type { HoldoutConfig } from './schema';

const HELD_OUT = 'held-out';
const TREATED = 'treated';

export const holdoutBehaviour: ActingBehaviour<HoldoutConfig> = {
  assigns: true,

  experiment: ({ percent }) => ({
    arms: [
      { id: TREATED, share: 100 - percent },
      { id: HELD_OUT, share: percent },
    ],
    goalId: null,
    gate: null,
    holdout: true,
  }),

  // A seed of its own: who is held out says nothing about the arm of a test.
  enter({ config, nodeId, assignmentKey, assigned }) {
    const isDrawn = assignmentBucket(`holdout/${nodeId}`, assignmentKey) * 100 < config.percent;
    const arm = assigned ?? (isDrawn ? HELD_OUT : TREATED);
    const isHeldOut = arm === HELD_OUT;
    return {
      type: 'leave',
      port: 'next',
      assign: arm,
      holdOut: isHeldOut,
      reason: { key: isHeldOut ? 'reason.held-out' : 'reason.treated' },
    };
  },
};
