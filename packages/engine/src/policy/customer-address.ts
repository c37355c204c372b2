/** Where a customer can be reached over a channel: which attribute says so. */
import type { Channel } from '../contract/acting';
import type { JsonObject } from '../contract/readings';

/** Attribute names by channel, the first that is filled counts. */
export const ADDRESS_ATTRIBUTES: Record<Channel, readonly string[]> = {
  email: ['email'],
  sms: ['phone'],
  push: ['push_token'],
};

/** The address as it was reported; null when there is none. Its form is checked where it is used. */
export function customerAddress(channel: Channel, attributes: JsonObject): string | null {
  for (const name of ADDRESS_ATTRIBUTES[channel]) {
    const value = Object.hasOwn(attributes, name) ? attributes[name] : undefined;
    if (typeof value === 'string' && value.trim() !== '') return value.trim();
  }
  return null;
}
