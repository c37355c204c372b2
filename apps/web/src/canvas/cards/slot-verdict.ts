/** How a slot looks while a step is dragged from the palette. */
import type { CanvasState } from '../store/canvas-state';

export type SlotVerdict = 'legal' | 'illegal' | 'target' | undefined;

export function slotVerdict({ drag }: Pick<CanvasState, 'drag'>, key: string): SlotVerdict {
  if (!drag) return undefined;
  if (drag.target === key) return 'target';
  return drag.verdicts.get(key) === null ? 'legal' : 'illegal';
}
