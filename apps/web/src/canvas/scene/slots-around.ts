/** The slots next to a step, and the best one for a kind that was chosen without a place. */
import { type JourneyDocument, type JourneyNode, type KindDefinition, type Slot, whyNotInSlot } from '@kairos/engine';
import { KINDS, portsOf } from '../kinds/kinds';
import { indexOf } from '../store/document-index';
import type { Scene } from './scene';

/** One slot per port, open ports first. A port that leads somewhere offers the edge, so that nothing is cut off. */
export function slotsAfter(document: JourneyDocument, node: JourneyNode): Slot[] {
  const edges = indexOf(document).leaving.get(node.id) ?? [];
  const slots = portsOf(node).map((port): Slot => {
    const edge = edges.find((candidate) => candidate.port === port.id);
    if (edge && port.type === 'step') return { type: 'edge', edgeId: edge.id };
    return { type: 'port', nodeId: node.id, port: port.id };
  });
  const isOpen = (slot: Slot) => slot.type === 'port' && !edges.some((edge) => edge.port === slot.port);
  return [...slots.filter(isOpen), ...slots.filter((slot) => !isOpen(slot))];
}

/** After a step, and before it. */
export function slotsAround(document: JourneyDocument, nodeId: string | undefined): Slot[] {
  const node = nodeId === undefined ? undefined : indexOf(document).nodes.get(nodeId);
  return node ? [...slotsAfter(document, node), { type: 'input', nodeId: node.id }] : [];
}

/** After the selected step, else before it, else where the journey is open, else loose. */
export function bestSlot(
  document: JourneyDocument,
  scene: Scene,
  selected: string | undefined,
  kind: KindDefinition,
): Slot {
  const open = scene.slots.map((slot) => slot.slot).filter((slot) => slot.type !== 'canvas');
  const fits = (slot: Slot) => whyNotInSlot(document, KINDS, slot, kind) === null;
  return [...slotsAround(document, selected), ...open].find(fits) ?? { type: 'canvas' };
}
