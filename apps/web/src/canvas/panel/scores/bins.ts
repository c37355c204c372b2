/** Divides customers by their points into bars of equal width with round borders. */

/** A number of points with how many customers have them, lowest first. */
export type Points = readonly (readonly [points: number, customers: number])[];

export interface Bin {
  /** Inclusive. */
  from: number;
  /** Exclusive. */
  to: number;
  customers: number;
}

const MOST_BINS = 20;
const ROUND = [1, 2, 5];

/** Bars from the lowest to the highest points, `marks` included, so that a line never lies beside the picture. */
export function binsOf(points: Points, marks: readonly number[]): Bin[] {
  const values = [...points.map(([value]) => value), ...marks];
  if (points.length === 0) return [];
  const lowest = Math.min(...values);
  const highest = Math.max(...values);
  const width = roundWidth((highest - lowest) / MOST_BINS);
  const first = Math.floor(lowest / width);
  const bins = Array.from({ length: Math.floor(highest / width) - first + 1 }, (_, index): Bin => {
    const from = (first + index) * width;
    return { from, to: from + width, customers: 0 };
  });
  for (const [value, customers] of points) {
    const bin = bins[Math.floor(value / width) - first];
    if (bin) bin.customers += customers;
  }
  return bins;
}

/** 1, 2, 5, 10, 20, 50…: at least as wide as asked. */
function roundWidth(atLeast: number): number {
  for (let power = 1; ; power *= 10) {
    const fits = ROUND.find((step) => step * power >= atLeast);
    if (fits !== undefined) return fits * power;
  }
}

/** Customers who have at least so many points. */
export function customersFrom(points: Points, threshold: number): number {
  return points.reduce((sum, [value, customers]) => (value >= threshold ? sum + customers : sum), 0);
}
