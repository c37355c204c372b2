/** Asks for one e-mail and goes on at once; whether it may go is decided by the gate. */
import type { ActingBehaviour } from '@kairos/engine';
import type { EmailConfig } from './schema';

export const emailBehaviour: ActingBehaviour<EmailConfig> = {
  enter: ({ config: { topic, ...content } }) => ({
    type: 'leave',
    port: 'next',
    messages: [{ channel: 'email', topic, content }],
  }),
};
