/** Asks a person to do something and waits for the outcome, or until the time for it is up. */
import {
  type ActingBehaviour,
  durationToMilliseconds,
  EFFECT_EVENTS,
  type Listener,
  STEP_PROPERTY,
  type StepContext,
  type StepDecision,
} from '@kairos/engine';
import { durationPhrase } from '../../wording/phrases';
import type { TaskConfig } from './schema';

export const taskBehaviour: ActingBehaviour<TaskConfig> = {
  eventNames: () => [EFFECT_EVENTS.taskDone],

  enter(context) {
    const { config, stepKey } = context;
    const dueAt = deadline(context);
    const { title, instructions, outcomes } = config;
    return {
      type: 'stay',
      // Done at the deadline itself is in time, so the time is up one millisecond later.
      until: dueAt + 1,
      listen: outcomes.map(
        ({ id }): Listener => ({
          eventName: EFFECT_EVENTS.taskDone,
          about: 'event',
          conditions: [
            { path: STEP_PROPERTY, comparison: 'is', value: stepKey },
            { path: 'outcome', comparison: 'is', value: id },
          ],
          purpose: id,
        }),
      ),
      reason: { key: 'reason.waiting', values: { duration: durationPhrase(config.dueIn) } },
      effects: [{ type: 'task', title, instructions, dueAt, outcomes }],
    };
  },

  resume({ config }, input): StepDecision {
    const outcome = input.type === 'event' && config.outcomes.find(({ id }) => id === input.purpose);
    if (!outcome) {
      const duration = durationPhrase(config.dueIn);
      return { type: 'leave', port: 'not-done', reason: { key: 'reason.not-done', values: { duration } } };
    }
    return { type: 'leave', port: outcome.id, reason: { key: 'reason.done', values: { outcome: outcome.name } } };
  },
};

function deadline({ config, enteredAt }: StepContext<TaskConfig>): number {
  return enteredAt + durationToMilliseconds(config.dueIn);
}
