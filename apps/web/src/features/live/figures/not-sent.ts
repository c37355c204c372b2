/** Messages that did not leave, by reason, over all versions of a journey. */
import type { Figures } from './figures';

export interface NotSentReason {
  /** The gate's or the deliverer's own word; `refused` for what a provider turned down. */
  reason: string;
  count: number;
}

const SKIPPED = 'skipped:';
let known: { of: Figures['byVersion']; reasons: NotSentReason[] } | null = null;

/** The most frequent first. The same figures give the same list. */
export function notSentReasons({ byVersion }: Figures): NotSentReason[] {
  if (known?.of === byVersion) return known.reasons;
  const counts = new Map<string, number>();
  for (const nodes of byVersion.values()) {
    for (const node of nodes.values()) {
      // Only steps that send have planned something.
      const isReach = node.planned !== undefined;
      for (const [metric, amount = 0] of Object.entries(node)) {
        const reason = metric.startsWith(SKIPPED) ? metric.slice(SKIPPED.length) : null;
        if (reason !== null) counts.set(reason, (counts.get(reason) ?? 0) + amount);
        else if (isReach && metric === 'failed') counts.set('refused', (counts.get('refused') ?? 0) + amount);
      }
    }
  }
  const reasons = [...counts]
    .filter(([, count]) => count > 0)
    .map(([reason, count]) => ({ reason, count }))
    .sort((a, b) => b.count - a.count);
  known = { of: byVersion, reasons };
  return reasons;
}
