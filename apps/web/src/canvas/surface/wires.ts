/** Drawing a wire from a port: who would take it, and what happens where it is let go. */

import { type Wire as Connection, connect, type Refusal, whyNotConnect } from '@kairos/engine';
import type { MouseEvent } from 'react';
import { EDIT_CONTEXT } from '../kinds/id-source';
import { KINDS } from '../kinds/kinds';
import type { Point } from '../layout/layout-graph';
import type { CanvasStore } from '../store/canvas-store';

/** The port that a wire starts at; one that is pulled out of a "+" starts at the port behind it. */
export function wireSource(store: CanvasStore, nodeId: string, handleId: string | null): Omit<Connection, 'to'> | null {
  const slot = store.getState().stage?.scene.slots.find((candidate) => candidate.id === nodeId)?.slot;
  if (slot?.type === 'port') return { from: slot.nodeId, port: slot.port };
  return handleId === null ? null : { from: nodeId, port: handleId };
}

export function startWire(store: CanvasStore, source: Omit<Connection, 'to'>, isTapped = false): void {
  const { document } = store.getState();
  const verdicts = new Map<string, Refusal | null>(
    document.nodes.map((node) => [node.id, whyNotConnect(document, KINDS, { ...source, to: node.id })]),
  );
  store.setState({ wire: { ...source, verdicts, over: null, isTapped }, picker: null });
  window.addEventListener('pointermove', follow);

  function follow(event: PointerEvent): void {
    const { wire } = store.getState();
    if (!wire) return window.removeEventListener('pointermove', follow);
    const over = stepAt({ x: event.clientX, y: event.clientY });
    if (over !== wire.over) store.setState({ wire: { ...wire, over } });
  }
}

/** On a step it connects, or says why not; on the empty canvas it asks for the next step. `client` is where the pointer is. */
export function endWire(store: CanvasStore, client: Point): void {
  const { wire, perform, announce, openPicker } = store.getState();
  if (!wire) return;
  store.setState({ wire: null });
  const to = stepAt(client);
  const { from, port } = wire;
  if (to === from) return;
  if (to !== null) {
    const refusal = wire.verdicts.get(to);
    if (refusal) announce(refusal.phrase.key);
    else perform({ name: 'connect' }, (current) => connect(current, EDIT_CONTEXT, { from, port, to }));
  } else if (document.elementFromPoint(client.x, client.y)?.closest('.react-flow__pane')) {
    openPicker({ slot: { type: 'port', nodeId: from, port }, zone: null, at: client });
  }
}

/**
 * Drawing without holding the pointer down, as fingers like it: a tap on a port begins a wire, the next tap ends it.
 * False when the press on the card was about something else.
 */
export function tapWire(store: CanvasStore, event: MouseEvent, nodeId: string): boolean {
  const { wire, editable, announce } = store.getState();
  if (!editable || !(event.target instanceof Element)) return false;
  if (wire?.isTapped) {
    endWire(store, { x: event.clientX, y: event.clientY });
    return true;
  }
  const port = event.target.closest('.react-flow__handle.source')?.getAttribute('data-handleid');
  const source = port ? wireSource(store, nodeId, port) : null;
  if (!source) return false;
  startWire(store, source, true);
  announce('wire.begun');
  return true;
}

function stepAt({ x, y }: Point): string | null {
  const card = document.elementFromPoint(x, y)?.closest('[data-node-id]');
  return card?.getAttribute('data-node-id') ?? null;
}
