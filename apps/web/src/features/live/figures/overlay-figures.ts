/** Brings figures onto the canvas: only steps whose counts changed since the last time are touched. */
import type { JourneyDocument } from '@kairos/engine';
import type { TFunction } from 'i18next';
import { definitionOf } from '../../../canvas/kinds/kinds';
import type { Badge, EdgeFlow, OverlayStore } from '../../../canvas/live/overlay-store';
import { indexOf } from '../../../canvas/store/document-index';
import { type Figures, NO_COUNTS, type VersionCounts, versionCounts } from './figures';
import { badgeOf, flowOf, type When } from './node-figures';

interface OverlayFrame {
  document: JourneyDocument;
  versionId: string;
  /** What tests and holdouts have come to, by node id; left out where nothing is measured. */
  results?: ReadonlyMap<string, string>;
  /** Customers who are stuck, by node id; left out where nobody asks. */
  stuck?: ReadonlyMap<string, number>;
  t: TFunction;
}

const AS_IT_STANDS: When = { isRange: false, isPast: false };

/** Returns the function to call with every state of the figures. Make a new one for another document, language or result. */
export function overlayFigures(
  overlay: Pick<OverlayStore, 'update'>,
  { document, versionId, results, stuck, t }: OverlayFrame,
): (figures: Pick<Figures, 'byVersion' | 'sensed'>, when?: When) => void {
  let before: VersionCounts | null = null;
  let sensedBefore = 0;
  let whenBefore = AS_IT_STANDS;
  const { leaving } = indexOf(document);

  return (figures, when = AS_IT_STANDS) => {
    const isOtherTime = when.isPast !== whenBefore.isPast || when.isRange !== whenBefore.isRange;
    const counts = versionCounts(figures, versionId);
    const badges = new Map<string, Badge | null>();
    const flows = new Map<string, EdgeFlow | null>();
    for (const node of document.nodes) {
      const ofNode = counts.get(node.id) ?? NO_COUNTS;
      const isScore = definitionOf(node.kind)?.category === 'score';
      const isSame = before !== null && (before.get(node.id) ?? NO_COUNTS) === ofNode;
      if (isSame && !isOtherTime && !(isScore && figures.sensed !== sensedBefore)) continue;
      // Tests and people who are stuck are told of as they stand now.
      const result = when.isPast ? null : (results?.get(node.id) ?? null);
      const stuckHere = when.isPast ? 0 : (stuck?.get(node.id) ?? 0);
      const badge = () => badgeOf(node, ofNode, { sensed: figures.sensed, result, stuck: stuckHere, when, t });
      // How many were sensed is only known of now.
      badges.set(node.id, isScore && when.isPast ? null : badge());
      for (const edge of leaving.get(node.id) ?? []) {
        const count = flowOf(edge, node, ofNode);
        flows.set(edge.id, count === null ? null : { count });
      }
    }
    before = counts;
    sensedBefore = figures.sensed;
    whenBefore = when;
    if (badges.size > 0) overlay.update({ badges, flows });
  };
}
