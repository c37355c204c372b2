/** Sends the customer down the first branch whose conditions hold. */
import { type ActingBehaviour, holds } from '@kairos/engine';
import type { ConditionSplitConfig } from './schema';

export const conditionSplitBehaviour: ActingBehaviour<ConditionSplitConfig> = {
  enter({ config, facts, now }) {
    const { attributes, timeZone } = facts;
    const branch = config.branches.find(({ conditions }) => holds(conditions, attributes, { now, timeZone }));
    if (branch === undefined) return { type: 'leave', port: 'else', reason: { key: 'reason.else' } };
    return { type: 'leave', port: branch.id, reason: { key: 'reason.branch', values: { branch: branch.name } } };
  },
};
