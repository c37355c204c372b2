/** Drawing and cutting edges, and the rules that say which edge may exist. */
import type { PortType } from '../../contract/kind';
import type { JourneyDocument, JourneyEdge } from '../document';
import {
  done,
  type EditableKinds,
  type EditContext,
  type EditResult,
  freshId,
  type Refusal,
  refuse,
  refused,
} from './edit';
import { definitionOf, findNode, isReachable, outputsOfNode } from './ports';

export interface Wire {
  from: string;
  port: string;
  to: string;
}

const MISMATCH = {
  signal: 'signal-leads-to-sensing',
  points: 'points-lead-to-trigger',
  step: 'step-leads-to-step',
} as const satisfies Record<PortType, Refusal['code']>;

/**
 * Why this edge may not be drawn; null when it may.
 * A step port leads to one step only: drawing from a taken one replaces its edge, so that is never a reason.
 */
export function whyNotConnect(document: JourneyDocument, kinds: EditableKinds, wire: Wire): Refusal | null {
  const source = findNode(document, wire.from);
  const target = findNode(document, wire.to);
  const definition = target && definitionOf(kinds, target);
  const port = source && outputsOfNode(kinds, source).find((output) => output.id === wire.port);
  if (!port || !definition) return refuse('unknown');
  if (wire.from === wire.to) return refuse('self');
  if (definition.accepts.length === 0) return refuse('no-input');
  if (!definition.accepts.includes(port.type)) return refuse(MISMATCH[port.type]);
  const kept = edgesBesides(document, wire, port.type);
  if (document.edges.some((edge) => isSameWire(edge, wire))) return refuse('already-connected');
  if (!definition.manyInputs && kept.some((edge) => edge.to === wire.to)) return refuse('input-taken');
  if (isRestless(document, kinds, kept, wire)) return refuse('cycle');
  return null;
}

/** Draws an edge. An edge that already left a step port is replaced. */
export function connect(document: JourneyDocument, context: EditContext, wire: Wire): EditResult {
  const refusal = whyNotConnect(document, context.kinds, wire);
  if (refusal) return refused(refusal);
  const source = findNode(document, wire.from);
  const type = source && outputsOfNode(context.kinds, source).find((output) => output.id === wire.port)?.type;
  const kept = type ? edgesBesides(document, wire, type) : document.edges;
  const { from, port, to } = wire;
  return done({ ...document, edges: [...kept, { id: freshId(document, context, 'e'), from, port, to }] }, to);
}

/** Cuts an edge; what followed stays where it is, unconnected. */
export function disconnect(document: JourneyDocument, edgeId: string): EditResult {
  const edge = document.edges.find((candidate) => candidate.id === edgeId);
  if (!edge) return refused(refuse('unknown'));
  return done({ ...document, edges: document.edges.filter((candidate) => candidate !== edge) }, edge.from);
}

/** Whether the wire closes a loop that a customer could go round without a wait; signs and scores have no waits at all. */
function isRestless(
  document: JourneyDocument,
  kinds: EditableKinds,
  kept: readonly JourneyEdge[],
  wire: Wire,
): boolean {
  if (!isReachable(kept, wire.to, wire.from)) return false;
  const waits = new Set(
    document.nodes.filter((node) => definitionOf(kinds, node)?.category === 'time').map((node) => node.id),
  );
  if (waits.has(wire.from) || waits.has(wire.to)) return false;
  const withoutWaits = kept.filter((edge) => !waits.has(edge.from) && !waits.has(edge.to));
  return isReachable(withoutWaits, wire.to, wire.from);
}

function edgesBesides(document: JourneyDocument, wire: Wire, type: PortType): JourneyEdge[] {
  if (type !== 'step') return document.edges;
  return document.edges.filter((edge) => edge.from !== wire.from || edge.port !== wire.port);
}

function isSameWire(edge: JourneyEdge, wire: Wire): boolean {
  return edge.from === wire.from && edge.port === wire.port && edge.to === wire.to;
}
