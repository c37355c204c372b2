/** The kinds as the canvas knows them: definitions by id, and their words in the reader's language. */
import {
  type JourneyNode,
  type KindDefinition,
  type Language,
  outputsOfNode,
  type Phrase,
  type PortDefinition,
} from '@kairos/engine';
import { NODE_KINDS, say } from '@kairos/nodes/editor';

export const KINDS = NODE_KINDS;

export function definitionOf(kindId: string): KindDefinition | undefined {
  return KINDS.get(kindId)?.definition;
}

const ports = new WeakMap<JourneyNode, PortDefinition[]>();

/** Output ports of a placed step, computed once per state of the step. */
export function portsOf(node: JourneyNode): PortDefinition[] {
  const known = ports.get(node);
  if (known) return known;
  const found = outputsOfNode(KINDS, node);
  ports.set(node, found);
  return found;
}

/** A kind's sentence. A kind that this installation does not have says the key. */
export function sayOf(kindId: string, phrase: Phrase, language: Language): string {
  return say(phrase, KINDS.get(kindId)?.words[language] ?? {}, language);
}

/** A kind's word, or null where the kind has none for the key. */
export function wordOf(kindId: string, key: string, language: Language): string | null {
  return KINDS.get(kindId)?.words[language][key] ?? null;
}

/** What the kind is called in the palette. */
export function kindName(kindId: string, language: Language): string {
  return wordOf(kindId, 'name', language) ?? kindId;
}
