/** What the workspace knows: events and attributes seen so far, topics, journeys, endpoints, its clock and its name. Feeds pickers and examples. */
import type { JsonValue } from '@kairos/engine';
import { createContext, useContext } from 'react';

export interface KnownName {
  name: string;
  /** What people read instead of the name, where that is not for their eyes. */
  label?: string;
  examples: readonly JsonValue[];
}

export interface KnownEvent {
  name: string;
  seen: number;
  /** Epoch ms, workspace clock. */
  lastSeenAt: number;
  properties: readonly KnownName[];
}

export interface KnownJourney {
  id: string;
  name: string;
  /** Whether a version of it takes customers in. */
  isLive: boolean;
}

export interface Knowledge {
  events: readonly KnownEvent[];
  attributes: readonly KnownName[];
  /** Topics under which messages are sent. */
  topics: readonly string[];
  /** Other journeys than the one that is open. */
  journeys: readonly KnownJourney[];
  /** Where webhooks can go. */
  endpoints: readonly { id: string; name: string }[];
  /** IANA zone of the workspace. */
  timeZone: string;
  /** Name of the workspace: the sender of its messages. */
  brand: string;
  /** Epoch ms in the workspace's clock. */
  now(): number;
}

const NOTHING: Knowledge = {
  events: [],
  attributes: [],
  topics: [],
  journeys: [],
  endpoints: [],
  timeZone: 'UTC',
  brand: 'Kairos',
  now: () => Date.now(),
};

export const KnowledgeContext = createContext<Knowledge>(NOTHING);

export function useKnowledge(): Knowledge {
  return useContext(KnowledgeContext);
}

/** Properties seen on an event; those of all events when it is not known. */
export function propertiesOf({ events }: Knowledge, eventName: string): readonly KnownName[] {
  const known = events.find((event) => event.name === eventName);
  if (known) return known.properties;
  const all = new Map(events.flatMap((event) => event.properties.map((property) => [property.name, property])));
  return [...all.values()];
}
