/** A journey on the canvas with figures or marks over it; nothing can be changed here. */
import type { JourneyDocument } from '@kairos/engine';
import { ReactFlowProvider } from '@xyflow/react';
import { type ReactNode, useEffect, useState } from 'react';
import { FindStep } from './commands/find-step';
import { OverlayContext } from './live/overlay-context';
import type { OverlayStore } from './live/overlay-store';
import { OutlineView } from './outline/outline-view';
import { CanvasContext } from './store/canvas-context';
import { createCanvasStore } from './store/canvas-store';
import { Surface } from './surface/surface';
import { ZoomControls } from './surface/zoom-controls';
import type { JourneyViewName } from './view-switch';

interface ReadOnlyCanvasProps {
  document: JourneyDocument;
  overlay: OverlayStore;
  /** As a drawing unless told otherwise. */
  view?: JourneyViewName;
  selected: string | null;
  /** A step was chosen, or none. */
  onSelect: (nodeId: string | null) => void;
  /** Enter on a step, or a double click. */
  onOpen?: () => void;
  /** Lies over the canvas. */
  children?: ReactNode;
}

/** Render it with what identifies the document as key. */
export function ReadOnlyCanvas(props: ReadOnlyCanvasProps) {
  const { document, overlay, view = 'canvas', selected, onSelect, onOpen, children } = props;
  const [store] = useState(() => createCanvasStore(document, { editable: false }));

  // The address and the canvas say the same; whichever changes tells the other.
  useEffect(() => {
    const { selected: chosen, select, revealNode } = store.getState();
    if ((chosen[0] ?? null) === selected) return;
    select(selected === null ? [] : [selected]);
    if (selected !== null) revealNode(selected, false);
  }, [store, selected]);
  useEffect(
    () =>
      store.subscribe((state, before) => {
        if (state.selected !== before.selected) onSelect(state.selected[0] ?? null);
      }),
    [store, onSelect],
  );

  return (
    <CanvasContext value={store}>
      <OverlayContext value={overlay}>
        {view === 'outline' ? (
          <OutlineView />
        ) : (
          <ReactFlowProvider>
            <Surface onOpen={onOpen}>
              <ZoomControls />
            </Surface>
          </ReactFlowProvider>
        )}
        <FindStep />
        {children}
      </OverlayContext>
    </CanvasContext>
  );
}
