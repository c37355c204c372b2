/** Carrying a step to a place: which places light up, which one it would fall into, and the fall. */
import {
  type JourneyNode,
  type KindDefinition,
  moveVerdicts,
  type Refusal,
  type Slot,
  whyNotInSlot,
} from '@kairos/engine';
import { insertStep } from '../commands/insert-step';
import { moveSteps } from '../commands/move-steps';
import { definitionOf, KINDS } from '../kinds/kinds';
import type { Point, Zone } from '../layout/layout-graph';
import { nearestPoint, type SlotPoint, slotPoints } from '../scene/slot-points';
import { zoneOfCategory } from '../scene/zones';
import type { CanvasStore } from '../store/canvas-store';
import { indexOf } from '../store/document-index';
import { ghostFollows, hideGhost } from './drag-ghost';
import type { Carrying } from './follow-pointer';

/** A drop this near to a place counts as a drop on it, in pixels of the screen. */
const SNAP = 80;
/** Nearer than this to a place where the step may not go, the reason is told. */
const NEAR = 26;

interface Cargo {
  kind: KindDefinition;
  /** The step under the hand; null for a new one. */
  step: JourneyNode | null;
  /** The steps that move; none for a new one. */
  nodeIds: readonly string[];
  /** Invitations are for steps of their own zone. */
  zone: Zone;
  verdict(slot: Slot): Refusal | null;
  /** `at` is where it was let go, in canvas coordinates. */
  drop(slot: Slot, at: Point): void;
}

/** A new step out of the palette. */
export function carryKind(store: CanvasStore, kind: KindDefinition): Carrying {
  const { document } = store.getState();
  return carry(store, {
    kind,
    step: null,
    nodeIds: [],
    zone: zoneOfCategory(kind.category),
    verdict: (slot) => whyNotInSlot(document, KINDS, slot, kind),
    drop: (slot, at) => void insertStep(store, kind.id, slot, at),
  });
}

/** Steps that are there already, under the hand at `lead`. Null for a step of an unknown kind. */
export function carrySteps(store: CanvasStore, lead: string, nodeIds: readonly string[]): Carrying | null {
  const { document } = store.getState();
  const step = indexOf(document).nodes.get(lead);
  const kind = step && definitionOf(step.kind);
  if (!kind) return null;
  return carry(store, {
    kind,
    step,
    nodeIds,
    zone: zoneOfCategory(kind.category),
    verdict: moveVerdicts(document, KINDS, nodeIds),
    drop(slot) {
      // Let go on the bare canvas, steps stay where they were: nobody cuts a journey in two by a slip of the hand.
      if (slot.type !== 'canvas') moveSteps(store, nodeIds, slot);
    },
  });
}

function carry(store: CanvasStore, cargo: Cargo): Carrying {
  const { document, stage } = store.getState();
  const all = stage ? slotPoints(document, stage.scene, stage.layout) : [];
  const points = all.filter((point) => point.zone === null || point.zone === cargo.zone);
  const verdicts = new Map(points.map(({ key, slot }) => [key, cargo.verdict(slot)]));
  const legal = points.filter((point) => verdicts.get(point.key) === null);
  const load = { kind: cargo.kind, step: cargo.step, count: cargo.nodeIds.length };
  let target: SlotPoint | null = null;
  let last: Point = { x: 0, y: 0 };
  let refusal: Refusal | null = null;
  const end = () => {
    hideGhost();
    store.setState({ drag: null });
  };
  store.setState({ drag: { nodeIds: cargo.nodeIds, verdicts, target: null }, picker: null });

  return {
    move({ at, client, zoom, isOver }) {
      last = at;
      target = isOver ? nearestPoint(legal, at, SNAP / zoom) : null;
      const { drag } = store.getState();
      const key = target?.key ?? null;
      if (drag && drag.target !== key) store.setState({ drag: { ...drag, target: key } });
      const under = isOver ? nearestPoint(points, at, NEAR / zoom) : null;
      refusal = under ? (verdicts.get(under.key) ?? null) : null;
      ghostFollows(client, load, refusal);
    },
    drop(isOver) {
      end();
      if (!isOver) return;
      if (refusal && !target) store.getState().announce(refusal.phrase.key);
      else cargo.drop(target?.slot ?? { type: 'canvas' }, last);
    },
    cancel: end,
  };
}
