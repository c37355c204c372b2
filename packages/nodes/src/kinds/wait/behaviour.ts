/** Holds the customer for an elapsed time, counted from arrival. */
import { type ActingBehaviour, durationToMilliseconds } from '@kairos/engine';
import { durationPhrase } from '../../wording/phrases';
import type { WaitConfig } from './schema';

export const waitBehaviour: ActingBehaviour<WaitConfig> = {
  enter: ({ config, enteredAt }) => ({
    type: 'stay',
    until: enteredAt + durationToMilliseconds(config.duration),
    listen: [],
    reason: { key: 'reason.waiting', values: { duration: durationPhrase(config.duration) } },
  }),

  resume: ({ config }) => ({
    type: 'leave',
    port: 'next',
    reason: { key: 'reason.passed', values: { duration: durationPhrase(config.duration) } },
  }),
};
