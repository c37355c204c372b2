/** Asks for one push message and goes on at once; whether it may go is decided by the gate. */
import type { ActingBehaviour } from '@kairos/engine';
import { notSentWay } from '../../settings/not-sent';
import type { PushConfig } from './schema';

export const pushBehaviour: ActingBehaviour<PushConfig> = {
  enter: ({ config: { topic, purpose, priority, ifNotSent, ...content } }) => ({
    type: 'leave',
    port: 'next',
    ...notSentWay(ifNotSent),
    messages: [{ channel: 'push', topic, purpose, priority, content }],
  }),
};
