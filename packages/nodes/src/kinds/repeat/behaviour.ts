/** Sends the customer back a number of times, and on after that. */
import type { ActingBehaviour, StepDecision } from '@kairos/engine';
import type { RepeatConfig } from './schema';

export const repeatBehaviour: ActingBehaviour<RepeatConfig> = {
  limitsLoops: true,

  enter: ({ config: { times }, visit }): StepDecision =>
    visit <= times
      ? { type: 'leave', port: 'again', reason: { key: 'reason.again', values: { visit, times } } }
      : { type: 'leave', port: 'done', reason: { key: 'reason.done', values: { count: times } } },
};
