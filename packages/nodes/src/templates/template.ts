/** Ready journeys to begin with: each is valid as it stands and says what it notices, what it does and what to adjust. */
import type { JourneyDocument, JourneyNode, Language } from '@kairos/engine';
import { edgesOf } from '../journeys/draw';
import { NODE_KINDS } from '../registry';
import { asRecord } from '../wording/phrases';

/** How a template speaks of itself. */
export interface TemplateWords {
  name: string;
  /** One sentence: what it notices and what it does. */
  summary: string;
  /** Why it works, what happens step by step, and what to adjust; paragraphs divided by blank lines. */
  explanation: string;
}

export interface JourneyTemplate {
  /** Equal to the folder name. */
  id: string;
  /** Place in the list. */
  order: number;
  words: Record<Language, TemplateWords>;
  /** The journey with names and messages in one language. */
  journey(language: Language): JourneyDocument;
}

/** A step by id and kind; settings that are left out are those of a fresh step. */
export type TemplateStep = readonly [id: string, kind: string, config: Record<string, unknown>];
type Wire = Parameters<typeof edgesOf>[0][number];

/** Draws the steps under the names that the words give them; a step without a name shows what its kind makes of it. */
export function drawTemplate(
  names: Record<string, string>,
  steps: readonly TemplateStep[],
  wires: readonly Wire[],
): JourneyDocument {
  const nodes = steps.map(([id, kind, config]): JourneyNode => {
    const defaults = asRecord(NODE_KINDS.get(kind)?.definition.defaults);
    return { id, kind, name: names[id] ?? '', config: { ...defaults, ...config } };
  });
  return { schemaVersion: 1, nodes, edges: edgesOf(wires) };
}

/** An elapsed duration as settings hold it. */
export const lasting = (amount: number, unit: 'minutes' | 'hours' | 'days') => ({ amount, unit });

/** Settings of a wait for one event, elapsed time at most. */
export const awaiting = (eventName: string, ...atMost: Parameters<typeof lasting>) => ({
  events: [{ id: 'happened', name: '', eventName, conditions: [] }],
  atMost: lasting(...atMost),
});
