/** Dragging a step from the palette: which places light up, which one it would fall into, and the fall. */
import { type KindDefinition, type Refusal, whyNotInSlot } from '@kairos/engine';
import { insertStep } from '../commands/insert-step';
import { KINDS } from '../kinds/kinds';
import type { Point } from '../layout/layout-graph';
import { nearestPoint, type SlotPoint, slotPoints } from '../scene/slot-points';
import { zoneOfCategory } from '../scene/zones';
import type { CanvasStore } from '../store/canvas-store';

/** A drop this near to a place counts as a drop on it, in pixels of the screen. */
const SNAP = 80;
/** Nearer than this to a place where the step may not go, the reason is told. */
const NEAR = 26;

export interface KindDrag {
  /** `at` is in canvas coordinates; `isOver` tells whether the pointer is over the canvas. Returns why the place under it is refused. */
  move(at: Point, zoom: number, isOver: boolean): Refusal | null;
  /** Puts the step where it was aimed at, loose where nothing is near. False when it fell outside. */
  drop(isOver: boolean): boolean;
  cancel(): void;
}

export function startKindDrag(store: CanvasStore, kind: KindDefinition): KindDrag {
  const { document, stage } = store.getState();
  const zone = zoneOfCategory(kind.category);
  const all = stage ? slotPoints(document, stage.scene, stage.layout) : [];
  const points = all.filter((point) => point.zone === null || point.zone === zone);
  const verdicts = new Map(points.map(({ key, slot }) => [key, whyNotInSlot(document, KINDS, slot, kind)]));
  const legal = points.filter((point) => verdicts.get(point.key) === null);
  let target: SlotPoint | null = null;
  store.setState({ drag: { kindId: kind.id, verdicts, target: null }, picker: null });

  return {
    move(at, zoom, isOver) {
      target = isOver ? nearestPoint(legal, at, SNAP / zoom) : null;
      const { drag } = store.getState();
      const key = target?.key ?? null;
      if (drag && drag.target !== key) store.setState({ drag: { ...drag, target: key } });
      const under = isOver ? nearestPoint(points, at, NEAR / zoom) : null;
      return under ? (verdicts.get(under.key) ?? null) : null;
    },

    drop(isOver) {
      store.setState({ drag: null });
      if (!isOver) return false;
      return insertStep(store, kind.id, target?.slot ?? { type: 'canvas' });
    },

    cancel() {
      store.setState({ drag: null });
    },
  };
}
