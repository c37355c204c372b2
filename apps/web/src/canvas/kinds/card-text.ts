/** The words on a card and on its ports. */
import type { JourneyDocument, JourneyEdge, JourneyNode, Language } from '@kairos/engine';
import { indexOf } from '../store/document-index';
import { definitionOf, portsOf, sayOf } from './kinds';

export interface CardText {
  title: string;
  summary: string;
}

const known: Record<Language, WeakMap<JourneyNode, CardText>> = { en: new WeakMap(), nl: new WeakMap() };

/** The marketer's name for the step, else what the kind makes of its settings; and the one setting that matters. */
export function cardText(node: JourneyNode, language: Language): CardText {
  const found = known[language].get(node);
  if (found) return found;
  const definition = definitionOf(node.kind);
  const say = (phrase: Parameters<typeof sayOf>[1]) => sayOf(node.kind, phrase, language);
  const text = {
    title: node.name.trim() || (definition ? say(definition.title(node.config)) : node.kind),
    summary: definition ? say(definition.summary(node.config)) : '',
  };
  known[language].set(node, text);
  return text;
}

/** Title of a node by id; empty when it is not there. */
export function titleOf(document: JourneyDocument, nodeId: string, language: Language): string {
  const node = indexOf(document).nodes.get(nodeId);
  return node ? cardText(node, language).title : '';
}

/** Label of an output port; null where the kind gives none. */
export function portLabel(node: JourneyNode, port: string, language: Language): string | null {
  const phrase = definitionOf(node.kind)?.portLabel?.(port, node.config);
  return phrase ? sayOf(node.kind, phrase, language) : null;
}

/** Name of an output port or an arm, without what its label says besides; the id where there is none. */
export function portName(node: JourneyNode, port: string, language: Language): string {
  const phrase = definitionOf(node.kind)?.portName?.(port, node.config);
  return phrase ? sayOf(node.kind, phrase, language) : (portLabel(node, port, language) ?? port);
}

/** What stands on an edge: the points that it carries into a score ("+40"), or the branch; null where neither applies. */
export function edgeLabel(document: JourneyDocument, edge: JourneyEdge, language: Language): string | null {
  const { nodes } = indexOf(document);
  const source = nodes.get(edge.from);
  const target = nodes.get(edge.to);
  if (!source || !target) return null;
  const points = definitionOf(source.kind)?.points?.(source.config);
  if (points !== undefined && definitionOf(target.kind)?.category === 'score') return signed(points, language);
  return portLabel(source, edge.port, language);
}

/** "+40" or "−20", with a true minus sign. */
export function signed(value: number, language: Language): string {
  const text = new Intl.NumberFormat(language, { signDisplay: 'exceptZero', maximumFractionDigits: 2 }).format(value);
  return text.replace('-', '−');
}

/** "E-mail “We miss you”" for a branching step reads as "E-mail “We miss you”, purchase" when the port matters. */
export function portTitle(node: JourneyNode, port: string, language: Language): string {
  const label = portsOf(node).length > 1 ? portLabel(node, port, language) : null;
  const { title } = cardText(node, language);
  return label ? `${title}, ${label}` : title;
}
