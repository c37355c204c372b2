/** Holds the customer until an event happens, or until the time for it has passed. */
import { type ActingBehaviour, durationToMilliseconds, type StepContext, type StepDecision } from '@kairos/engine';
import { durationPhrase, readableName } from '../../wording/phrases';
import type { WaitForEventConfig } from './schema';

export const waitForEventBehaviour: ActingBehaviour<WaitForEventConfig> = {
  eventNames: (config) => [config.eventName],

  enter: (context) => ({
    type: 'stay',
    // An event at the deadline itself is in time, so the time is up one millisecond later.
    until: deadline(context) + 1,
    listen: [
      {
        eventName: context.config.eventName,
        about: 'event',
        conditions: context.config.conditions,
        purpose: 'happened',
      },
    ],
    reason: reason('reason.waiting', context.config),
  }),

  resume(context, input): StepDecision {
    const inTime = input.type === 'event' && input.event.at <= deadline(context);
    return inTime
      ? { type: 'leave', port: 'happened', reason: reason('reason.happened', context.config) }
      : { type: 'leave', port: 'timeout', reason: reason('reason.timeout', context.config) };
  },
};

function deadline({ config, enteredAt }: StepContext<WaitForEventConfig>): number {
  return enteredAt + durationToMilliseconds(config.atMost);
}

function reason(key: string, config: WaitForEventConfig) {
  return { key, values: { event: readableName(config.eventName), duration: durationPhrase(config.atMost) } };
}
