/** What presses and wires on the canvas do. */
import type { OnConnectEnd, OnConnectStart } from '@xyflow/react';
import type { MouseEvent } from 'react';
import { selectBranch, toggleSelected } from '../commands/change-steps';
import type { CanvasStore } from '../store/canvas-store';
import type { FlowEdge, FlowNode } from './flow-elements';
import { endWire, startWire, tapWire, wireSource } from './wires';

/** Everything that React Flow reports, bound to the store once. */
export function gestureHandlers(store: CanvasStore, onOpen: ((nodeId: string) => void) | undefined) {
  const act = () => store.getState();
  const onConnectStart: OnConnectStart = (_event, { nodeId, handleId }) => {
    const source = nodeId === null ? null : wireSource(store, nodeId, handleId);
    if (source) startWire(store, source);
  };
  const onConnectEnd: OnConnectEnd = (event) => {
    const point = 'changedTouches' in event ? event.changedTouches[0] : event;
    if (point) endWire(store, { x: point.clientX, y: point.clientY });
  };
  return {
    onNodeClick: (event: MouseEvent, node: FlowNode) => {
      if (node.type !== 'card') return;
      if (tapWire(store, event, node.id)) return;
      if (event.target instanceof Element)
        event.target.closest<HTMLElement>('[data-node-id]')?.focus({ preventScroll: true });
      const { select } = act();
      if (event.altKey) {
        select([node.id]);
        return selectBranch(store);
      }
      if (!event.shiftKey && !event.ctrlKey && !event.metaKey) select([node.id]);
      else toggleSelected(store, node.id);
    },
    onNodeDoubleClick: (_event: MouseEvent, node: FlowNode) => {
      if (node.type === 'card') onOpen?.(node.id);
    },
    onEdgeClick: ({ target }: MouseEvent, edge: FlowEdge) => {
      if (edge.type !== 'link' || !act().editable) return;
      if (target instanceof Element) target.closest('section')?.focus({ preventScroll: true });
      act().selectEdge(edge.id);
    },
    onPaneClick: (event: MouseEvent) => {
      if (act().wire?.isTapped) return endWire(store, { x: event.clientX, y: event.clientY });
      act().select([]);
      act().closePicker();
    },
    onConnectStart,
    onConnectEnd,
    isValidConnection: ({ target }: { target: string }) => act().wire?.verdicts.get(target) === null,
  };
}
