/** The published version on the canvas, with its figures; nothing can be changed here. */
import type { JourneyDocument } from '@kairos/engine';
import { ReactFlowProvider } from '@xyflow/react';
import { useCallback, useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { OverlayContext } from '../../canvas/live/overlay-context';
import type { OverlayStore } from '../../canvas/live/overlay-store';
import { CanvasContext } from '../../canvas/store/canvas-context';
import { createCanvasStore } from '../../canvas/store/canvas-store';
import { Surface } from '../../canvas/surface/surface';
import { ZoomControls } from '../../canvas/surface/zoom-controls';
import type { FiguresStore } from './figures/figures';
import { overlayFigures } from './figures/overlay-figures';

interface LiveCanvasProps {
  shown: { versionId: string; document: JourneyDocument };
  figures: FiguresStore;
  overlay: OverlayStore;
  selected: string | null;
  /** A step was chosen, or none. */
  onSelect: (nodeId: string | null) => void;
  /** Enter on a step, or a double click. */
  onOpen: () => void;
}

/** Render it with the version's id as key. */
export function LiveCanvas({ shown, figures, overlay, selected, onSelect, onOpen }: LiveCanvasProps) {
  const { t } = useTranslation('live');
  const { document, versionId } = shown;
  const [store] = useState(() => createCanvasStore(document, { editable: false }));

  const show = useMemo(() => overlayFigures(overlay, { document, versionId, t }), [overlay, document, versionId, t]);
  useEffect(() => {
    show(figures.getState());
    return figures.subscribe(show);
  }, [figures, show]);

  // The address and the canvas say the same; whichever changes tells the other.
  useEffect(() => {
    if ((store.getState().selected[0] ?? null) !== selected)
      store.getState().select(selected === null ? [] : [selected]);
  }, [store, selected]);
  useEffect(
    () =>
      store.subscribe((state, before) => {
        if (state.selected !== before.selected) onSelect(state.selected[0] ?? null);
      }),
    [store, onSelect],
  );
  const open = useCallback(() => onOpen(), [onOpen]);

  return (
    <CanvasContext value={store}>
      <OverlayContext value={overlay}>
        <ReactFlowProvider>
          <Surface onOpen={open}>
            <ZoomControls />
          </Surface>
        </ReactFlowProvider>
      </OverlayContext>
    </CanvasContext>
  );
}
