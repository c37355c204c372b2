/** The event that may start the campaign of the step that is edited: what messages can speak of beside the customer. */
import { type JourneyDocument, type JsonObject, reachableFrom } from '@kairos/engine';
import { createContext, useContext } from 'react';
import { KINDS } from '../kinds/kinds';
import { indexOf } from '../store/document-index';
import { type Example, exampleEvent } from './consequence/example';
import { type Knowledge, type KnownName, useKnowledge } from './knowledge';

const StartingEventsContext = createContext<readonly string[]>([]);
export const StartingEventsProvider = StartingEventsContext.Provider;

/** Names of the events that indicators of this step's campaign listen for; none where only time or data start it. */
export function startingEventsOf(document: JourneyDocument, nodeId: string): string[] {
  const before = reachableFrom([nodeId], indexOf(document).arriving, 'from');
  const names = document.nodes.flatMap((node) => {
    const kind = KINDS.get(node.kind);
    if (!kind?.sensing || !before.has(node.id)) return [];
    const parsed = kind.definition.schema.safeParse(node.config);
    return parsed.success ? kind.sensing.eventNames(parsed.data) : [];
  });
  return [...new Set(names)].filter((name) => name !== '');
}

/** What was seen on those events, each property once. */
export function useStartingProperties(): readonly KnownName[] {
  const names = useContext(StartingEventsContext);
  const { events } = useKnowledge();
  const seen = events.filter((event) => names.includes(event.name)).flatMap((event) => event.properties);
  return [...new Map(seen.map((property) => [property.name, property])).values()];
}

/** The properties of such an event: the latest of a real customer, else one as it might happen. */
export function useStartingExample({ events }: Example): JsonObject {
  const names = useContext(StartingEventsContext);
  const knowledge = useKnowledge();
  const latest = events.findLast((event) => names.includes(event.name));
  return latest?.properties ?? exampleOfAny(knowledge, names);
}

function exampleOfAny(knowledge: Knowledge, names: readonly string[]): JsonObject {
  const seen = names.find((name) => knowledge.events.some((event) => event.name === name));
  return seen === undefined ? {} : exampleEvent(knowledge, seen).properties;
}
