/** Calls an endpoint and waits for what comes of it: there is always an outcome, so there is no moment to wait for. */
import {
  type ActingBehaviour,
  durationToMilliseconds,
  EFFECT_EVENTS,
  type Listener,
  STEP_PROPERTY,
  type StepDecision,
} from '@kairos/engine';
import type { WebhookConfig } from './schema';

export const webhookBehaviour: ActingBehaviour<WebhookConfig> = {
  eventNames: () => [EFFECT_EVENTS.webhookAccepted, EFFECT_EVENTS.webhookFailed],

  enter({ config, stepKey }) {
    const { endpointId, eventType, sendsAttributes, patience } = config;
    const outcome = (eventName: string, purpose: string): Listener => ({
      eventName,
      about: 'event',
      conditions: [{ path: STEP_PROPERTY, comparison: 'is', value: stepKey }],
      purpose,
    });
    return {
      type: 'stay',
      until: null,
      listen: [outcome(EFFECT_EVENTS.webhookAccepted, 'success'), outcome(EFFECT_EVENTS.webhookFailed, 'failure')],
      reason: { key: 'reason.calling' },
      effects: [
        { type: 'webhook', endpointId, eventType, sendsAttributes, patience: durationToMilliseconds(patience) },
      ],
    };
  },

  resume(_context, input): StepDecision {
    return input.type === 'event' && input.purpose === 'success'
      ? { type: 'leave', port: 'success', reason: { key: 'reason.success' } }
      : { type: 'leave', port: 'failure', isFailure: true, reason: { key: 'reason.failure' } };
  },
};
