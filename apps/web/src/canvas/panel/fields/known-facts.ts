/** What conditions can say of things that customers did: how often, how much, which, when last, ever or in this campaign. */
import {
  type EventFact,
  type FactMeasure,
  type FactSince,
  type JsonValue,
  type Language,
  pathOfFact,
} from '@kairos/engine';
import { sayOf } from '../../kinds/kinds';
import type { Knowledge, KnownEvent, KnownName } from '../knowledge';
import { sortOf } from './value-sorts';

/** Named by their paths, labelled in words. The most frequent events come first, as they do in other pickers. */
export function knownFacts(
  { events }: Knowledge,
  { since: wanted, kindId }: { since: readonly FactSince[]; kindId: string },
  language: Language,
): KnownName[] {
  return wanted.flatMap((since) =>
    events.flatMap((event) =>
      measuresOf(event).map(({ measure, property, examples }): KnownName => {
        const fact: EventFact = { since, eventName: event.name, measure, property };
        const phrase = { key: `fact.${since}.${measure}`, values: { event: event.name, property } };
        return { name: pathOfFact(fact), label: sayOf(kindId, phrase, language), examples };
      }),
    ),
  );
}

function measuresOf({ lastSeenAt, properties }: KnownEvent) {
  const fact = (measure: FactMeasure, property: string, examples: readonly JsonValue[]) => ({
    measure,
    property,
    examples,
  });
  return [
    fact('count', '', [1]),
    fact('last', '', [new Date(lastSeenAt).toISOString()]),
    ...properties.flatMap(({ name, examples }) => {
      if (sortOf(examples) === 'number') return [fact('sum', name, examples)];
      return sortOf(examples) === 'text' ? [fact('values', name, examples), fact('different', name, [1])] : [];
    }),
  ];
}
