/** What became of the messages of simulated runs. */
import type { SimulatedRun } from '@kairos/engine';
import type { Observed } from './observe';

interface DatedFate {
  at: number;
  fate: Observed['fates'][number];
}

/** In the order in which they were planned; those of one moment are told by the names of their steps. `until` is epoch ms. */
export function fatesOf(runs: readonly SimulatedRun[], until: number): Observed['fates'] {
  const fates = runs.flatMap((run) => fatesOfRun(run, until));
  return fates.sort((a, b) => a.at - b.at || (a.fate[0] < b.fate[0] ? -1 : 1)).map(({ fate }) => fate);
}

/** A held message is judged again when its hour comes; what may have changed by then is that the customer has left. */
function fatesOfRun({ run, lines }: SimulatedRun, until: number): DatedFate[] {
  const { outcome } = run;
  const endedAt = lines.find((line) => line.type === 'ended')?.at ?? null;
  const isStopped = outcome === 'goal' || outcome === 'exited' || outcome === 'removed';
  const hasLeftBy = (at: number) => endedAt !== null && endedAt <= at && isStopped;
  return lines.flatMap((line) => {
    if (line.type !== 'message') return [];
    const { at, nodeId, until: heldUntil = at } = line;
    switch (line.verdict) {
      case 'planned':
        return [{ at, fate: [nodeId, 'sent'] }];
      case 'skipped':
        return [{ at, fate: [nodeId, line.reason ?? ''] }];
      case 'held':
        return heldUntil > until ? [] : [{ at, fate: [nodeId, hasLeftBy(heldUntil) ? 'run-ended' : 'sent'] }];
    }
  });
}
