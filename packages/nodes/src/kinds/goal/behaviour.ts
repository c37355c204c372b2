/** Watches for the wanted outcome during the whole campaign, and ends a run that arrives here when the time for it is over. */
import { type ActingBehaviour, durationToMilliseconds, type StepContext, type StepDecision } from '@kairos/engine';
import { durationPhrase, readableName } from '../../wording/phrases';
import type { GoalConfig } from './schema';

export const goalBehaviour: ActingBehaviour<GoalConfig> = {
  eventNames: (config) => [config.eventName],

  enter(context): StepDecision {
    if (isReached(context)) return reached(context.config);
    const until = windowEnd(context.config, context.campaignStartedAt);
    if (context.now > until) return notReached(context.config);
    // The campaign listener covers the wait; an event at the end of the window itself still counts.
    return { type: 'stay', until: until + 1, listen: [], reason: reason('reason.waiting', context.config) };
  },

  resume: (context) => (isReached(context) ? reached(context.config) : notReached(context.config)),

  campaignListener: (config, { startedAt }) => ({
    listeners: [{ eventName: config.eventName, about: 'event', conditions: config.conditions, purpose: 'goal' }],
    until: windowEnd(config, startedAt),
    onHit: config.whenReached === 'end' ? 'jump' : 'count',
    countsAsGoal: true,
    // A picker that was emptied by hand leaves an empty text.
    valueProperty: config.valueProperty || null,
  }),
};

function isReached({ hits, nodeId }: StepContext<GoalConfig>): boolean {
  return hits.some((hit) => hit.nodeId === nodeId);
}

function windowEnd(config: GoalConfig, campaignStartedAt: number): number {
  return campaignStartedAt + durationToMilliseconds(config.within);
}

function reached(config: GoalConfig): StepDecision {
  return { type: 'end', outcome: 'goal', reason: reason('reason.reached', config) };
}

function notReached(config: GoalConfig): StepDecision {
  return { type: 'end', outcome: 'completed', reason: reason('reason.not-reached', config) };
}

function reason(key: string, config: GoalConfig) {
  return { key, values: { event: readableName(config.eventName), duration: durationPhrase(config.within) } };
}
