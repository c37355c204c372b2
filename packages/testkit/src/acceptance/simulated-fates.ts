/** What became of the messages of simulated runs. */
import type { JournalLine, PostedMessage, SimulatedRun } from '@kairos/engine';
import type { Observed } from './observe';

interface DatedFate {
  at: number;
  nodeId: string;
  fate: string;
  copies: number;
}

/** In the order in which they were planned; those of one moment are told by the names of their steps. `until` is epoch ms. */
export function fatesOf(
  runs: readonly SimulatedRun[],
  posted: readonly PostedMessage[],
  until: number,
): Pick<Observed, 'fates' | 'copies'> {
  const fates = runs.flatMap((run) => fatesOfRun(run, posted, until));
  fates.sort((a, b) => a.at - b.at || (a.nodeId < b.nodeId ? -1 : 1));
  return {
    fates: fates.map(({ nodeId, fate }) => [nodeId, fate]),
    copies: fates.flatMap(({ nodeId, copies }) => (copies === 0 ? [] : [[nodeId, copies]])),
  };
}

type MessageLine = Extract<JournalLine, { type: 'message' }>;

/** A held message is judged again when its hour comes; what may have changed by then is that the customer has left. */
function fatesOfRun({ run, lines }: SimulatedRun, posted: readonly PostedMessage[], until: number): DatedFate[] {
  const { outcome } = run;
  const endedAt = lines.find((line) => line.type === 'ended')?.at ?? null;
  const isStopped = outcome === 'goal' || outcome === 'exited' || outcome === 'removed';
  const hasLeftBy = (at: number) => endedAt !== null && endedAt <= at && isStopped;
  return lines.flatMap((line) => {
    if (line.type !== 'message') return [];
    const { at, nodeId, verdict, reason, until: heldUntil = at } = line;
    if (heldUntil > until) return [];
    if (verdict === 'skipped') return [{ at, nodeId, fate: reason ?? '', copies: 0 }];
    if (verdict === 'held' && hasLeftBy(heldUntil)) return [{ at, nodeId, fate: 'run-ended', copies: 0 }];
    return [{ at, nodeId, ...fateOf(posted.find(isAbout(line))) }];
  });
}

const isAbout =
  (line: MessageLine) =>
  ({ message: { nodeId, visit, at, channel } }: PostedMessage) =>
    nodeId === line.nodeId && visit === line.visit && at === line.at && channel === line.channel;

/** "sent", "assumed-sent", or why it was not. */
export function fateOf(posted: PostedMessage | undefined): { fate: string; copies: number } {
  if (!posted) throw new Error('A message left that the gate was never asked about.');
  if (posted.isOutranked) return { fate: 'outranked', copies: 0 };
  const { status, copies } = posted.handedOver;
  if (status.state === 'accepted') return { fate: 'sent', copies };
  return { fate: status.resolution ?? status.reason ?? status.state, copies };
}
