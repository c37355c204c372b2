/** Brings figures onto the canvas: only steps whose counts changed since the last time are touched. */
import type { JourneyDocument } from '@kairos/engine';
import type { TFunction } from 'i18next';
import { definitionOf } from '../../../canvas/kinds/kinds';
import type { Badge, EdgeFlow, OverlayStore } from '../../../canvas/live/overlay-store';
import { indexOf } from '../../../canvas/store/document-index';
import { type Figures, NO_COUNTS, type VersionCounts, versionCounts } from './figures';
import { badgeOf, flowOf } from './node-figures';

interface OverlayFrame {
  document: JourneyDocument;
  versionId: string;
  /** What tests and holdouts have come to, by node id; left out where nothing is measured. */
  results?: ReadonlyMap<string, string>;
  t: TFunction;
}

/** Returns the function to call with every state of the figures. Make a new one for another document, language or result. */
export function overlayFigures(
  overlay: Pick<OverlayStore, 'update'>,
  { document, versionId, results, t }: OverlayFrame,
): (figures: Figures) => void {
  let before: VersionCounts | null = null;
  let sensedBefore = 0;
  const { leaving } = indexOf(document);

  return (figures) => {
    const counts = versionCounts(figures, versionId);
    const badges = new Map<string, Badge>();
    const flows = new Map<string, EdgeFlow | null>();
    for (const node of document.nodes) {
      const ofNode = counts.get(node.id) ?? NO_COUNTS;
      const isScore = definitionOf(node.kind)?.category === 'score';
      const isSame = before !== null && (before.get(node.id) ?? NO_COUNTS) === ofNode;
      if (isSame && !(isScore && figures.sensed !== sensedBefore)) continue;
      badges.set(node.id, badgeOf(node, ofNode, { sensed: figures.sensed, result: results?.get(node.id) ?? null, t }));
      for (const edge of leaving.get(node.id) ?? []) {
        const count = flowOf(edge, node, ofNode);
        flows.set(edge.id, count === null ? null : { count });
      }
    }
    before = counts;
    sensedBefore = figures.sensed;
    if (badges.size > 0) overlay.update({ badges, flows });
  };
}
