/** The published version on the canvas, with its figures; nothing can be changed here. */
import type { JourneyDocument } from '@kairos/engine';
import { useEffect, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../canvas/kinds/use-language';
import type { OverlayStore } from '../../canvas/live/overlay-store';
import { useFlowDots } from '../../canvas/live/use-flow-dots';
import { ReadOnlyCanvas } from '../../canvas/read-only-canvas';
import { useFormat } from '../../i18n/format';
import type { FiguresStore } from './figures/figures';
import { overlayFigures } from './figures/overlay-figures';
import { cardNote } from './results/card-note';
import { useResults } from './results/use-results';

interface LiveCanvasProps {
  journeyId: string;
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
export function LiveCanvas({ journeyId, shown, figures, overlay, selected, onSelect, onOpen }: LiveCanvasProps) {
  const { t } = useTranslation('live');
  const { document, versionId } = shown;
  const results = useCardNotes(journeyId, document);
  const show = useMemo(
    () => overlayFigures(overlay, { document, versionId, results, t }),
    [overlay, document, versionId, results, t],
  );
  useEffect(() => {
    show(figures.getState());
    return figures.subscribe(show);
  }, [figures, show]);
  useFlowDots(overlay);
  return (
    <ReadOnlyCanvas document={document} overlay={overlay} selected={selected} onSelect={onSelect} onOpen={onOpen} />
  );
}

function useCardNotes(journeyId: string, document: JourneyDocument): ReadonlyMap<string, string> {
  const { t } = useTranslation('live');
  const language = useLanguage();
  const format = useFormat();
  const { data } = useResults(journeyId);
  return useMemo(() => {
    const notes = new Map<string, string>();
    for (const result of data ?? []) {
      const node = document.nodes.find(({ id }) => id === result.nodeId);
      const note = node && cardNote(node, result, { language, format, t });
      if (note) notes.set(result.nodeId, note);
    }
    return notes;
  }, [data, document, language, format, t]);
}
