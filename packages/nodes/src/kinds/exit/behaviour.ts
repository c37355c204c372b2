/** Ends the run; when asked to, it fetches the customer from anywhere in the campaign as soon as something happens or becomes true. */
import { type ActingBehaviour, ATTRIBUTE_EVENTS, type Listener, type StepDecision } from '@kairos/engine';
import type { ExitConfig } from './schema';

export const exitBehaviour: ActingBehaviour<ExitConfig> = {
  eventNames: (config) => [...new Set(listenersOf(config).map((listener) => listener.eventName))],

  enter({ config }): StepDecision {
    const reason =
      config.reason === '' ? { key: 'reason.left' } : { key: 'reason.given', values: { reason: config.reason } };
    return { type: 'end', outcome: 'exited', reason };
  },

  campaignListener(config) {
    const listeners = listenersOf(config);
    if (listeners.length === 0) return null;
    return {
      listeners,
      until: null,
      onHit: 'jump',
      countsAsGoal: false,
      creditsMessage: false,
      valueProperty: null,
    };
  },
};

function listenersOf({ onEvent, onState }: ExitConfig): Listener[] {
  const { eventName, conditions } = onEvent;
  return [
    ...(onEvent.enabled ? [{ eventName, about: 'event', conditions, purpose: 'exit' } as const] : []),
    ...(onState.enabled ? ATTRIBUTE_EVENTS : []).map(
      (name): Listener => ({ eventName: name, about: 'customer', conditions: onState.conditions, purpose: 'exit' }),
    ),
  ];
}
