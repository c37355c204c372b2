/** The published version on the canvas, with its figures; nothing can be changed here. */
import type { JourneyDocument } from '@kairos/engine';
import { useEffect, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../canvas/kinds/use-language';
import type { OverlayStore } from '../../canvas/live/overlay-store';
import { useFlowDots } from '../../canvas/live/use-flow-dots';
import { ReadOnlyCanvas } from '../../canvas/read-only-canvas';
import { type JourneyViewName, ViewSwitch } from '../../canvas/view-switch';
import { useFormat } from '../../i18n/format';
import type { FiguresStore } from './figures/figures';
import { overlayFigures } from './figures/overlay-figures';
import { cardNote } from './results/card-note';
import { useResults } from './results/use-results';
import { useStuck } from './stuck/use-stuck';
import { followFigures, type PlaybackStore } from './time/playback';

interface LiveCanvasProps {
  journeyId: string;
  shown: { versionId: string; document: JourneyDocument };
  figures: FiguresStore;
  overlay: OverlayStore;
  playback: PlaybackStore;
  /** What happened is counted in a stretch of time. */
  isRange: boolean;
  view: JourneyViewName;
  selected: string | null;
  /** A step was chosen, or none. */
  onSelect: (nodeId: string | null) => void;
  /** Enter on a step, or a double click. */
  onOpen: () => void;
  onView: (view: JourneyViewName) => void;
}

/** Render it with the version's id as key. */
export function LiveCanvas(props: LiveCanvasProps) {
  const { journeyId, shown, figures, overlay, playback, isRange, view, selected, onSelect, onOpen, onView } = props;
  const { t } = useTranslation('live');
  const { document, versionId } = shown;
  const results = useCardNotes(journeyId, document);
  const stuck = useStuckBySteps(journeyId, versionId);
  const show = useMemo(
    () => overlayFigures(overlay, { document, versionId, results, stuck, t }),
    [overlay, document, versionId, results, stuck, t],
  );
  useEffect(
    () => followFigures({ figures, playback, versionId }, (state, isPast) => show(state, { isRange, isPast })),
    [figures, playback, versionId, isRange, show],
  );
  useFlowDots(overlay);
  return (
    <ReadOnlyCanvas
      document={document}
      overlay={overlay}
      view={view}
      selected={selected}
      onSelect={onSelect}
      onOpen={onOpen}
    >
      <ViewSwitch view={view} onView={onView} />
    </ReadOnlyCanvas>
  );
}

function useStuckBySteps(journeyId: string, versionId: string): ReadonlyMap<string, number> {
  const steps = useStuck(journeyId);
  return useMemo(
    () => new Map(steps.flatMap((step) => (step.versionId === versionId ? [[step.nodeId, step.stuck]] : []))),
    [steps, versionId],
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
