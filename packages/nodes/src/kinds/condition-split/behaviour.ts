/** Sends the customer down the first branch whose conditions hold, on attributes and on what the customer did. */
import { type ActingBehaviour, factsIn, holds, withFacts } from '@kairos/engine';
import type { ConditionSplitConfig } from './schema';

export const conditionSplitBehaviour: ActingBehaviour<ConditionSplitConfig> = {
  readsEvents: (config) => [...new Set(factsIn(treesOf(config)).map(({ eventName }) => eventName))],

  enter({ config, facts, happened, now, campaignStartedAt }) {
    const { attributes, timeZone } = facts;
    const known = withFacts(attributes, treesOf(config), { events: happened, now, campaignStartedAt });
    const branch = config.branches.find(({ conditions }) => holds(conditions, known, { now, timeZone }));
    if (branch === undefined) return { type: 'leave', port: 'else', reason: { key: 'reason.else' } };
    return { type: 'leave', port: branch.id, reason: { key: 'reason.branch', values: { branch: branch.name } } };
  },
};

const treesOf = ({ branches }: ConditionSplitConfig) => branches.map(({ conditions }) => conditions);
