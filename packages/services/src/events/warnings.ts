/** What is accepted and will still not do what its sender meant. */
import { resolveZone, ZONE_ATTRIBUTE } from '@kairos/engine';
import type { IncomingEvent } from './incoming';

export interface ItemWarning {
  code: 'unknown-time-zone';
  /** For the developer who sends it. */
  message: string;
}

/** Everything else about the event holds; of the customer it is told what these fields say. */
export function warningsOn({ kind, properties }: Pick<IncomingEvent, 'kind' | 'properties'>): ItemWarning[] {
  if (kind !== 'identify') return [];
  const { fallbackBecause } = resolveZone(properties[ZONE_ATTRIBUTE], 'UTC');
  if (fallbackBecause !== 'invalid') return [];
  const message = `traits.${ZONE_ATTRIBUTE} is no IANA time zone such as "Europe/Amsterdam": the workspace's zone is used for this customer.`;
  return [{ code: 'unknown-time-zone', message }];
}
