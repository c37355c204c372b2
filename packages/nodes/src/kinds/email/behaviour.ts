/** Asks for one e-mail and goes on at once; whether it may go is decided by the gate. */
import type { ActingBehaviour } from '@kairos/engine';
import { notSentWay } from '../../settings/not-sent';
import type { EmailConfig } from './schema';

export const emailBehaviour: ActingBehaviour<EmailConfig> = {
  enter: ({ config: { topic, purpose, priority, ifNotSent, ...content } }) => ({
    type: 'leave',
    port: 'next',
    ...notSentWay(ifNotSent),
    messages: [{ channel: 'email', topic, purpose, priority, content }],
  }),
};
