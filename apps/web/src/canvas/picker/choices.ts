/** What can go into a slot: kinds of steps, and for an open port the steps that are there already. */
import {
  type JourneyDocument,
  type KindDefinition,
  type Language,
  legalKinds,
  type Slot,
  whyNotConnect,
} from '@kairos/engine';
import { cardText } from '../kinds/card-text';
import { definitionOf, KINDS, kindName, wordOf } from '../kinds/kinds';
import { zoneOfCategory } from '../scene/zones';
import type { OpenPicker } from '../store/canvas-state';

export type Choice =
  | { type: 'kind'; id: string; kind: KindDefinition; name: string; help: string }
  | { type: 'step'; id: string; kind: KindDefinition; name: string; help: string };

/** In palette order; those whose name begins with the query first. */
export function choicesFor(document: JourneyDocument, picker: OpenPicker, query: string, language: Language): Choice[] {
  const all = [...kindChoices(document, picker, language), ...stepChoices(document, picker.slot, language)];
  const wanted = query.trim().toLowerCase();
  if (wanted === '') return all;
  const found = all.filter((choice) => `${choice.name} ${choice.help}`.toLowerCase().includes(wanted));
  const begins = (choice: Choice) => (choice.name.toLowerCase().startsWith(wanted) ? 0 : 1);
  return found.sort((a, b) => begins(a) - begins(b));
}

function kindChoices(document: JourneyDocument, { slot, zone }: OpenPicker, language: Language): Choice[] {
  const kinds = legalKinds(document, KINDS, slot).filter(
    (kind) => zone === null || zoneOfCategory(kind.category) === zone,
  );
  return kinds.map((kind) => ({
    type: 'kind',
    id: kind.id,
    kind,
    name: kindName(kind.id, language),
    help: wordOf(kind.id, 'help', language) ?? '',
  }));
}

function stepChoices(document: JourneyDocument, slot: Slot, language: Language): Choice[] {
  if (slot.type !== 'port') return [];
  return document.nodes.flatMap((node): Choice[] => {
    const kind = definitionOf(node.kind);
    const wire = { from: slot.nodeId, port: slot.port, to: node.id };
    if (!kind || whyNotConnect(document, KINDS, wire) !== null) return [];
    const { title, summary } = cardText(node, language);
    return [{ type: 'step', id: node.id, kind, name: title, help: summary }];
  });
}
