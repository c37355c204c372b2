/** The two event streams of the demonstration: what arrives, when, in the order in which it is sent. */
import { createHash } from 'node:crypto';
import type { JsonObject } from '@kairos/engine';
import { readCdnow, readWebShop } from './data-files';

const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;
/** Whole weeks, so that every day keeps its weekday; 1997 comes to lie beside the web shop's 2024. */
const CDNOW_SHIFT_MS = 1_409 * 7 * DAY_MS;

export interface StreamedEvent {
  userId: string;
  event: string;
  /** Epoch ms UTC. */
  at: number;
  properties: JsonObject;
  /** Set on a customer's first event: what is known of the customer from then on. */
  firstTraits: JsonObject | null;
}

export const STREAM_NAMES = ['cd-shop', 'web-shop'] as const;
export type StreamName = (typeof STREAM_NAMES)[number];

/** All events of a stream in time order. */
export function readStream(name: StreamName): StreamedEvent[] {
  switch (name) {
    case 'cd-shop':
      return inTimeOrder(
        readCdnow().map(({ userId, event, at, properties }) => ({
          userId,
          event,
          at: at + CDNOW_SHIFT_MS + openingMinute(userId, at),
          properties,
          firstTraits: { customer_of: 'cd-shop' },
        })),
      );
    case 'web-shop':
      return inTimeOrder(
        readWebShop().map(({ userId, event, at, properties, platform, acquisitionChannel }) => ({
          userId,
          event,
          at,
          properties,
          firstTraits: { customer_of: 'web-shop', platform, acquisition_channel: acquisitionChannel },
        })),
      );
  }
}

/** The data know days only; each purchase gets a moment between nine and nine, so that a day is not one burst at midnight. */
function openingMinute(userId: string, day: number): number {
  const digest = createHash('sha1').update(`${userId}/${day}`).digest();
  return (9 * 60 + (digest.readUInt16BE(0) % (12 * 60))) * MINUTE_MS;
}

function inTimeOrder(events: StreamedEvent[]): StreamedEvent[] {
  events.sort((a, b) => a.at - b.at);
  const seen = new Set<string>();
  for (const event of events) {
    if (seen.has(event.userId)) event.firstTraits = null;
    seen.add(event.userId);
  }
  return events;
}
