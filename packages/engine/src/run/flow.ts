/** What a line of the journal adds to the figures on the canvas. */
import type { JournalLine } from './journal';

/** Amounts of money are counted in hundredths, so that sums stay whole. */
const HUNDREDTHS = 100;
/** What senders say is not always an amount: a larger one is not counted, for it would not fit where sums are kept. */
const LARGEST_AMOUNT = 1e12;

export interface FlowCount {
  nodeId: string;
  /** `started`, `entered`, `left:<port>`, `planned`, `held` (until it is released), `skipped:<reason>`, `goal`, `goal-value` (hundredths), `done`, `failed`. */
  metric: string;
  amount: number;
}

const STANDING = new Set(['here', 'held', 'watching', 'acting']);

/** Whether a metric counts how many are there now, going up and down; all others count what happened. */
export function isStanding(metric: string): boolean {
  return STANDING.has(metric);
}

export function flowOfLine(line: JournalLine): FlowCount[] {
  const { nodeId } = line;
  if (nodeId === null) return [];
  const one = (metric: string): FlowCount => ({ nodeId, metric, amount: 1 });
  switch (line.type) {
    case 'triggered':
      return [one('started')];
    case 'entered':
      return [one('entered')];
    case 'left':
      return [one(`left:${line.port}`)];
    case 'message':
      return metricsOf(line).map(one);
    case 'goal':
      // What a holdout reaches stands apart: it is what would have happened anyway.
      if (line.heldOut) return [one('goal-held-out')];
      return line.value === null || Math.abs(line.value) > LARGEST_AMOUNT
        ? [one('goal')]
        : [one('goal'), { nodeId, metric: 'goal-value', amount: Math.round(line.value * HUNDREDTHS) }];
    case 'ended':
      return [one(line.outcome === 'failed' ? 'failed' : 'done')];
    case 'waiting':
    case 'effect':
    case 'late':
    case 'decided':
    case 'moved':
    case 'resumed':
      return [];
  }
}

/** A held message is planned as well. */
function metricsOf({ verdict, reason }: Extract<JournalLine, { type: 'message' }>): string[] {
  switch (verdict) {
    case 'planned':
      return ['planned'];
    case 'held':
      return ['planned', 'held'];
    case 'skipped':
      return [`skipped:${reason}`];
  }
}
