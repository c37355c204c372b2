/** Where a note lies: beside its step, or on the canvas itself. */
import type { JourneyDocument, JourneyNote } from '@kairos/engine';
import type { Layout, Point } from '../layout/layout-graph';
import { CARD } from '../layout/measures';

export const NOTE = { width: 190, smallest: 60, line: 17, padding: 26 };
/** A note farther from every step than this belongs to none, in canvas pixels. */
const REACH = 320;
const LETTERS_IN_A_LINE = 24;

/** A step that is gone leaves its note at the distance that it had from the step, but from the origin. */
export function notePosition({ beside, at }: JourneyNote, layout: Layout): Point {
  const step = beside === null ? undefined : layout.positions[beside];
  return step ? { x: step.x + at.x, y: step.y + at.y } : at;
}

/** The step that a note at this place belongs to, and where it lies from there. */
export function noteAnchor(
  document: JourneyDocument,
  layout: Layout,
  place: Point,
): Pick<JourneyNote, 'beside' | 'at'> {
  let nearest: { id: string; at: Point } | null = null;
  let shortest = REACH;
  for (const { id } of document.nodes) {
    const at = layout.positions[id];
    if (!at) continue;
    const distance = Math.hypot(
      at.x + CARD.width / 2 - (place.x + NOTE.width / 2),
      at.y + CARD.height / 2 - (place.y + NOTE.smallest / 2),
    );
    if (distance > shortest) continue;
    shortest = distance;
    nearest = { id, at };
  }
  if (!nearest) return { beside: null, at: place };
  return { beside: nearest.id, at: { x: place.x - nearest.at.x, y: place.y - nearest.at.y } };
}

/** High enough for its text. */
export function noteHeight(text: string): number {
  const lines = text
    .split('\n')
    .reduce((sum, line) => sum + Math.max(1, Math.ceil(line.length / LETTERS_IN_A_LINE)), 0);
  return Math.max(NOTE.smallest, NOTE.padding + lines * NOTE.line);
}
