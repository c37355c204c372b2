/** What the layout works on: boxes with a zone, and links between them. Plain data, so that it can go to a worker. */

export const ZONES = ['sense', 'trigger', 'campaign'] as const;
export type Zone = (typeof ZONES)[number];

export interface LayoutBox {
  id: string;
  zone: Zone;
  width: number;
  height: number;
}

/** Links are given in port order: the order of a box's children from left to right. */
export interface LayoutLink {
  id: string;
  from: string;
  to: string;
  labelled: boolean;
}

export interface LayoutGraph {
  boxes: LayoutBox[];
  links: LayoutLink[];
}

export interface Point {
  x: number;
  y: number;
}

export interface Layout {
  /** Left top corner of each box. */
  positions: Record<string, Point>;
  /** Where a link passes the rows between its ends; only links that skip a row have any. */
  bends: Record<string, Point[]>;
  /** Top and bottom of each zone. The campaign goes on to the bottom of the canvas. */
  zones: Record<Zone, { top: number; bottom: number }>;
}
