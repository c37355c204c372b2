/** The published version on the canvas, with its figures; nothing can be changed here. */
import type { JourneyDocument } from '@kairos/engine';
import { useEffect, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { OverlayStore } from '../../canvas/live/overlay-store';
import { useFlowDots } from '../../canvas/live/use-flow-dots';
import { ReadOnlyCanvas } from '../../canvas/read-only-canvas';
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
  const show = useMemo(() => overlayFigures(overlay, { document, versionId, t }), [overlay, document, versionId, t]);
  useEffect(() => {
    show(figures.getState());
    return figures.subscribe(show);
  }, [figures, show]);
  useFlowDots(overlay);
  return (
    <ReadOnlyCanvas document={document} overlay={overlay} selected={selected} onSelect={onSelect} onOpen={onOpen} />
  );
}
