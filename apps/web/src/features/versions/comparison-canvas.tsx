/** Both versions on one canvas: what came, went or changed is marked, and the rest is dimmed. */
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import type { Badge, OverlayStore } from '../../canvas/live/overlay-store';
import { ReadOnlyCanvas } from '../../canvas/read-only-canvas';
import { type Comparison, isSame } from './comparison';

interface ComparisonCanvasProps {
  comparison: Comparison;
  overlay: OverlayStore;
  selected: string | null;
  onSelect: (nodeId: string | null) => void;
}

export function ComparisonCanvas({ comparison, overlay, selected, onSelect }: ComparisonCanvasProps) {
  const { t } = useTranslation('versions');
  useEffect(() => {
    const badges = [...comparison.steps].map(([nodeId, change]): [string, Badge] => {
      const note = t(`badge.${change}`);
      return [nodeId, { count: null, note, tone: change, label: note }];
    });
    const highlight = isSame(comparison)
      ? null
      : {
          nodes: new Set(comparison.steps.keys()),
          edges: new Set(comparison.edges.keys()),
          changes: comparison.edges,
        };
    overlay.update({ badges: new Map(badges), highlight });
  }, [comparison, overlay, t]);
  return <ReadOnlyCanvas document={comparison.document} overlay={overlay} selected={selected} onSelect={onSelect} />;
}
