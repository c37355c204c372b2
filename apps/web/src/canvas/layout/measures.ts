/** Sizes on the canvas, in pixels at 100 %: the layout and the style sheets agree on these. */

export const CARD = { width: 248, height: 58 };
export const PLUS = { width: 28, height: 28 };
/** The "+" of an open port with the label of its branch above it. */
export const LABELLED_PLUS = { width: 116, height: 48 };

/** Distance between a card and the next row; more where labels stand on the way. */
export const ROW_GAP = 50;
export const LABELLED_ROW_GAP = 74;
/** Above a row where nothing ends. */
export const STAGGER_GAP = 22;
export const COLUMN_GAP = 20;
export const COMPONENT_GAP = 44;

/** Space inside a zone above its first row and below its last. */
export const ZONE_PADDING = {
  sense: { top: 44, bottom: 28 },
  trigger: { top: 22, bottom: 26 },
  campaign: { top: 24, bottom: 60 },
} as const;

/** Distance between the ports at the bottom of a card, where there is room for it. */
const PORT_GAP = 34;

/** X of a port relative to the card's left side. Ports are centred, in order, left to right. */
export function portOffset(index: number, count: number): number {
  const gap = Math.min(PORT_GAP, (CARD.width - 48) / Math.max(count - 1, 1));
  return CARD.width / 2 + (index - (count - 1) / 2) * gap;
}

/** The side of a port's hit area, and how far that reaches beyond the card. */
export const PORT_HIT = 24;
export const PORT_REACH = PORT_HIT / 2;
