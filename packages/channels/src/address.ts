/** Where a message to a customer goes, by channel, in the one form that providers take. */
import { type Channel, customerAddress, type JsonObject } from '@kairos/engine';
import { normaliseEmail } from './email/address';
import { normalisePhone } from './sms/phone';

const TOKEN = /^[\x21-\x7e]{1,4096}$/;

/** The normalised address, or null when the customer has none that can be used. Server only: it knows all numbering plans. */
export function addressOf(channel: Channel, attributes: JsonObject): string | null {
  const stated = customerAddress(channel, attributes);
  if (stated === null) return null;
  switch (channel) {
    case 'email':
      return normaliseEmail(stated);
    case 'sms':
      return normalisePhone(stated);
    case 'push':
      return TOKEN.test(stated) ? stated : null;
  }
}
