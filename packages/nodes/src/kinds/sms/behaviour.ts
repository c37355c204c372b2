/** Asks for one SMS and goes on at once; whether it may go is decided by the gate. */
import type { ActingBehaviour } from '@kairos/engine';
import { notSentWay } from '../../settings/not-sent';
import type { SmsConfig } from './schema';

export const smsBehaviour: ActingBehaviour<SmsConfig> = {
  enter: ({ config: { topic, purpose, priority, ifNotSent, ...content } }) => ({
    type: 'leave',
    port: 'next',
    ...notSentWay(ifNotSent),
    messages: [{ channel: 'sms', topic, purpose, priority, content }],
  }),
};
