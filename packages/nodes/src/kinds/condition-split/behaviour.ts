/** Sends the customer down the first branch whose conditions hold. */
import { type ActingBehaviour, holdsForAll } from '@kairos/engine';
import type { ConditionSplitConfig } from './schema';

export const conditionSplitBehaviour: ActingBehaviour<ConditionSplitConfig> = {
  enter({ config, facts }) {
    const branch = config.branches.find(({ conditions }) => holdsForAll(conditions, facts.attributes));
    if (branch === undefined) return { type: 'leave', port: 'else', reason: { key: 'reason.else' } };
    return { type: 'leave', port: branch.id, reason: { key: 'reason.branch', values: { branch: branch.name } } };
  },
};
