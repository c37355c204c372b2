/** Ends the run; when asked to, it fetches the customer from anywhere in the campaign as soon as an event happens. */
import type { ActingBehaviour, StepDecision } from '@kairos/engine';
import type { ExitConfig } from './schema';

export const exitBehaviour: ActingBehaviour<ExitConfig> = {
  eventNames: ({ onEvent }) => (onEvent.enabled ? [onEvent.eventName] : []),

  enter({ config }): StepDecision {
    const reason =
      config.reason === '' ? { key: 'reason.left' } : { key: 'reason.given', values: { reason: config.reason } };
    return { type: 'end', outcome: 'exited', reason };
  },

  campaignListener({ onEvent }) {
    if (!onEvent.enabled) return null;
    return {
      listeners: [{ eventName: onEvent.eventName, about: 'event', conditions: onEvent.conditions, purpose: 'exit' }],
      until: null,
      onHit: 'jump',
      countsAsGoal: false,
      valueProperty: null,
    };
  },
};
