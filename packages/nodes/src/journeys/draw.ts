/** Short ways to write a journey document in code. */
import type { JourneyEdge } from '@kairos/engine';

/** Edges from rows of source, port and target. */
export function edgesOf(rows: readonly (readonly [from: string, port: string, to: string])[]): JourneyEdge[] {
  return rows.map(([from, port, to], index) => ({ id: `edge-${index + 1}`, from, port, to }));
}
