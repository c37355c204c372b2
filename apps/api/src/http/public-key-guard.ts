/** What a public write key may not do: say where a customer can be reached. Anyone can read such a key off a web page. */
import type { IncomingEvent } from '@kairos/services';

const ADDRESS_FIELDS = new Set(['email', 'phone', 'mobile', 'push_token', 'pushToken', 'device_token']);

/** Addresses in traits are dropped, everything else is kept; plain events pass unchanged. */
export function withoutAddresses(event: IncomingEvent): IncomingEvent {
  if (event.kind !== 'identify') return event;
  const properties = Object.fromEntries(Object.entries(event.properties).filter(([name]) => !ADDRESS_FIELDS.has(name)));
  return { ...event, properties };
}
