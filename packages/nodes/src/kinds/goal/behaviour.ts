/** Watches for the wanted outcome during the whole campaign, and ends or leads on a run that arrives here. */
import {
  type ActingBehaviour,
  type CampaignMoment,
  durationToMilliseconds,
  type StepContext,
  type StepDecision,
} from '@kairos/engine';
import { durationPhrase, readableName } from '../../wording/phrases';
import type { GoalConfig } from './schema';

export const goalBehaviour: ActingBehaviour<GoalConfig> = {
  eventNames: (config) => [config.eventName],

  looksBack: ({ countedFrom, within }) => (countedFrom === 'last-message' ? durationToMilliseconds(within) : 0),

  enter(context): StepDecision {
    if (isReached(context)) return reached(context.config);
    const until = windowEnd(context);
    if (context.now > until) return notReached(context.config);
    // The campaign listener covers the wait; an event at the end of the window itself still counts.
    return { type: 'stay', until: until + 1, listen: [], reason: reason('reason.waiting', context.config) };
  },

  resume: (context) => (isReached(context) ? reached(context.config) : notReached(context.config)),

  campaignListener: (config, campaign) => ({
    listeners: [{ eventName: config.eventName, about: 'event', conditions: config.conditions, purpose: 'goal' }],
    until: listensUntil(config, campaign),
    onHit: config.whenReached === 'count' ? 'count' : 'jump',
    countsAsGoal: true,
    creditsMessage: config.countedFrom === 'last-message',
    // A picker that was emptied by hand leaves an empty text.
    valueProperty: config.valueProperty || null,
  }),
};

function isReached({ hits, nodeId }: StepContext<GoalConfig>): boolean {
  return hits.some((hit) => hit.nodeId === nodeId);
}

function listensUntil(config: GoalConfig, { startedAt, lastMessage }: CampaignMoment): number | null {
  const from = config.countedFrom === 'start' ? startedAt : lastMessage?.at;
  return from === undefined ? null : from + durationToMilliseconds(config.within);
}

/** Who arrives without any message waits no longer than from the start. */
function windowEnd({ config, campaignStartedAt, lastMessage }: StepContext<GoalConfig>): number {
  const from = config.countedFrom === 'start' ? campaignStartedAt : (lastMessage?.at ?? campaignStartedAt);
  return from + durationToMilliseconds(config.within);
}

function reached(config: GoalConfig): StepDecision {
  const why = reason('reason.reached', config);
  if (config.whenReached === 'continue') return { type: 'leave', port: 'reached', reason: why };
  return { type: 'end', outcome: 'goal', reason: why };
}

function notReached(config: GoalConfig): StepDecision {
  const why = reason('reason.not-reached', config);
  if (config.whenReached === 'continue') return { type: 'leave', port: 'missed', reason: why };
  return { type: 'end', outcome: 'completed', reason: why };
}

function reason(key: string, config: GoalConfig) {
  return { key, values: { event: readableName(config.eventName), duration: durationPhrase(config.within) } };
}
