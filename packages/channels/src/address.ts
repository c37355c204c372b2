/** Where a message to a customer goes, by channel: `email`, `phone` and `pushToken` among the attributes. */
import type { Channel, JsonObject } from '@kairos/engine';
import { normaliseEmail } from './email/address';
import { normalisePhone } from './sms/phone';

const TOKEN = /^[\x21-\x7e]{1,4096}$/;

/** The normalised address, or null when the customer has none that can be used. Server only: it knows all numbering plans. */
export function addressOf(channel: Channel, attributes: JsonObject): string | null {
  switch (channel) {
    case 'email':
      return typeof attributes.email === 'string' ? normaliseEmail(attributes.email) : null;
    case 'sms':
      return normalisePhone(String(attributes.phone ?? ''));
    case 'push':
      return typeof attributes.pushToken === 'string' && TOKEN.test(attributes.pushToken) ? attributes.pushToken : null;
  }
}
