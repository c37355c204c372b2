/** Turns what was measured in several rounds into figures. */
import type { Aim, Figure } from './report';

export interface Measured {
  id: string;
  measurement: string;
  name: string;
  unit: string;
  /** One value per round. */
  rounds: number[];
  aim?: Aim;
}

/** The aim is held against the median. */
export function figureOf({ aim, ...measured }: Measured): Figure {
  const rounds = measured.rounds.map(readable);
  const median = readable(percentile(rounds, 0.5));
  const met = aim === undefined ? null : 'atLeast' in aim ? median >= aim.atLeast : median <= aim.atMost;
  return {
    ...measured,
    rounds,
    median,
    lowest: Math.min(...rounds),
    highest: Math.max(...rounds),
    aim: aim ?? null,
    met,
  };
}

/** The smallest value that at least the share `q` (0 to 1) of all values does not exceed; the mean of the two in the middle for an even median. */
export function percentile(values: readonly number[], q: number): number {
  if (values.length === 0) throw new Error('There is no percentile of nothing.');
  const sorted = [...values].sort((a, b) => a - b);
  const at = (place: number) => sorted[Math.min(sorted.length - 1, Math.max(0, place))] ?? 0;
  const rank = q * sorted.length;
  if (q === 0.5 && Number.isInteger(rank)) return (at(rank - 1) + at(rank)) / 2;
  return at(Math.ceil(rank) - 1);
}

/** Three digits tell all that such a measurement knows. */
function readable(value: number): number {
  return Math.abs(value) >= 100 ? Math.round(value) : Number(value.toPrecision(3));
}
