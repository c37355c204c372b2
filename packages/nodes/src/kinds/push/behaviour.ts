/** Asks for one push message and goes on at once; whether it may go is decided by the gate. */
import type { ActingBehaviour } from '@kairos/engine';
import type { PushConfig } from './schema';

export const pushBehaviour: ActingBehaviour<PushConfig> = {
  enter: ({ config: { topic, ...content } }) => ({
    type: 'leave',
    port: 'next',
    messages: [{ channel: 'push', topic, content }],
  }),
};
