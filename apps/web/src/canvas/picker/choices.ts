/** What can be chosen at a place: kinds of steps, steps to lead to, links to cut, places to move to. */
import {
  type JourneyDocument,
  type KindDefinition,
  type Language,
  legalKinds,
  moveVerdicts,
  type Slot,
  slotKey,
  whyNotConnect,
} from '@kairos/engine';
import { cutEdge } from '../commands/change-steps';
import { connectTo, insertStep } from '../commands/insert-step';
import { moveSteps } from '../commands/move-steps';
import { cardText, portLabel, portTitle } from '../kinds/card-text';
import { definitionOf, KINDS, kindName, portsOf, wordOf } from '../kinds/kinds';
import type { Scene } from '../scene/scene';
import { zoneOfCategory } from '../scene/zones';
import type { PickerPurpose } from '../store/canvas-state';
import type { CanvasStore } from '../store/canvas-store';
import { indexOf } from '../store/document-index';

export interface Choice {
  id: string;
  /** `kind`: a new step; `step`: one that is there; `place`: between or after steps. */
  type: 'kind' | 'step' | 'place';
  kind: KindDefinition;
  name: string;
  help: string;
  take(store: CanvasStore): void;
}

interface Facts {
  document: JourneyDocument;
  scene: Scene;
  language: Language;
  /** "After A", "Before B". */
  sayPlace: (key: string, values: Record<string, string>) => string;
}

/** In the order of the palette or the journey; those whose name begins with the query first. */
export function choicesFor(purpose: PickerPurpose, query: string, facts: Facts): Choice[] {
  const all = choicesOf(purpose, facts);
  const wanted = query.trim().toLowerCase();
  if (wanted === '') return all;
  const found = all.filter((choice) => `${choice.name} ${choice.help}`.toLowerCase().includes(wanted));
  const begins = (choice: Choice) => (choice.name.toLowerCase().startsWith(wanted) ? 0 : 1);
  return found.sort((a, b) => begins(a) - begins(b));
}

function choicesOf(purpose: PickerPurpose, facts: Facts): Choice[] {
  switch (purpose.purpose) {
    case 'connect':
      return connections(purpose.nodeId, facts);
    case 'disconnect':
      return cuts(purpose.nodeId, facts);
    case 'move':
      return places(purpose.nodeIds, facts);
    default: {
      const { slot } = purpose;
      const steps = slot.type === 'port' ? targets(slot.nodeId, slot.port, null, facts) : [];
      return [...newSteps(purpose, facts), ...steps];
    }
  }
}

function newSteps({ slot, zone }: { slot: Slot; zone: string | null }, { document, language }: Facts): Choice[] {
  const kinds = legalKinds(document, KINDS, slot).filter(
    (kind) => zone === null || zoneOfCategory(kind.category) === zone,
  );
  return kinds.map((kind) => ({
    type: 'kind',
    id: kind.id,
    kind,
    name: kindName(kind.id, language),
    help: wordOf(kind.id, 'help', language) ?? '',
    take: (store) => void insertStep(store, kind.id, slot),
  }));
}

/** From every way out of a step; where there are several, each choice says which. */
function connections(nodeId: string, facts: Facts): Choice[] {
  const node = indexOf(facts.document).nodes.get(nodeId);
  return (node ? portsOf(node) : []).flatMap((port, _index, all) =>
    targets(nodeId, port.id, all.length > 1 && node ? portLabel(node, port.id, facts.language) : null, facts),
  );
}

function targets(from: string, port: string, label: string | null, { document, language }: Facts): Choice[] {
  return document.nodes.flatMap((node): Choice[] => {
    const kind = definitionOf(node.kind);
    if (!kind || whyNotConnect(document, KINDS, { from, port, to: node.id }) !== null) return [];
    const { title, summary } = cardText(node, language);
    return [
      {
        type: 'step',
        id: `${port} ${node.id}`,
        kind,
        name: title,
        help: label ?? summary,
        take: (store) => connectTo(store, from, port, node.id),
      },
    ];
  });
}

function cuts(nodeId: string, { document, language }: Facts): Choice[] {
  const { nodes, leaving, arriving } = indexOf(document);
  return [...(leaving.get(nodeId) ?? []), ...(arriving.get(nodeId) ?? [])].flatMap((edge): Choice[] => {
    const source = nodes.get(edge.from);
    const other = nodes.get(edge.from === nodeId ? edge.to : edge.from);
    const kind = other && definitionOf(other.kind);
    if (!source || !other || !kind) return [];
    const help = portLabel(source, edge.port, language) ?? cardText(other, language).summary;
    const { title } = cardText(other, language);
    return [{ type: 'step', id: edge.id, kind, name: title, help, take: (store) => cutEdge(store, edge.id) }];
  });
}

function places(nodeIds: readonly string[], { document, scene, language, sayPlace }: Facts): Choice[] {
  const { nodes } = indexOf(document);
  const verdict = moveVerdicts(document, KINDS, nodeIds);
  const edges = document.edges.map((edge): Slot => ({ type: 'edge', edgeId: edge.id }));
  const inputs = document.nodes
    .filter((node) => scene.takingIndicators.has(node.id))
    .map((node): Slot => ({ type: 'input', nodeId: node.id }));
  const open = scene.slots.map(({ slot }) => slot).filter((slot) => slot.type !== 'canvas');
  const slots = new Map([...edges, ...inputs, ...open].map((slot) => [slotKey(slot), slot]));
  return [...slots].flatMap(([id, slot]): Choice[] => {
    if (verdict(slot) !== null) return [];
    const edge = slot.type === 'edge' ? document.edges.find((each) => each.id === slot.edgeId) : undefined;
    const source = nodes.get(edge?.from ?? (slot.type === 'port' || slot.type === 'input' ? slot.nodeId : ''));
    const kind = source && definitionOf(source.kind);
    if (!source || !kind) return [];
    const port = edge?.port ?? (slot.type === 'port' ? slot.port : null);
    const target = nodes.get(edge?.to ?? '');
    const name =
      port === null
        ? sayPlace('place.into', { name: cardText(source, language).title })
        : sayPlace('place.after', { name: portTitle(source, port, language) });
    const help = target ? sayPlace('place.before', { name: cardText(target, language).title }) : '';
    return [{ type: 'place', id, kind, name, help, take: (store) => moveSteps(store, nodeIds, slot) }];
  });
}
