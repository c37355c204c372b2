import type { JourneyDocument } from '@kairos/engine';
import i18next from 'i18next';
import { describe, expect, it } from 'vitest';
import { createOverlayStore } from '../../../canvas/live/overlay-store';
import { overlayFigures } from './overlay-figures';

const document: JourneyDocument = {
  schemaVersion: 1,
  nodes: [
    { id: 'leaving', kind: 'score', name: '', config: {} },
    { id: 'pause', kind: 'wait', name: '', config: {} },
  ],
  edges: [],
};

function openCanvas() {
  const overlay = createOverlayStore((frame) => frame());
  const show = overlayFigures(overlay, { document, versionId: 'v', t: i18next.t });
  return { show, countAt: (nodeId: string) => overlay.getState().badges.get(nodeId)?.count };
}

const figures = { byVersion: new Map([['v', new Map([['pause', { here: 3 }]])]]), sensed: 120 };

describe('figures on the canvas', () => {
  it('say of a score how many are sensed now, and nothing where the past is shown', () => {
    const { show, countAt } = openCanvas();
    show(figures, { isRange: false, isPast: true });
    expect([countAt('leaving'), countAt('pause')]).toEqual([undefined, 3]);
    show(figures, { isRange: false, isPast: false });
    expect(countAt('leaving')).toBe(120);
    show(figures, { isRange: false, isPast: true });
    expect(countAt('leaving')).toBeUndefined();
  });
});
