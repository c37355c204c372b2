/** Counts what a step did to the picture on the canvas. */
import type { FlowChange, WaitingMessageRow } from '@kairos/db';
import { flowOfLine, type JournalLine, NO_WAY_ON, stayMetric } from '@kairos/engine';
import type { StepOutcome } from './step-outcome';

export function flowOfSteps(outcome: StepOutcome): FlowChange[] {
  const { change, before, lines } = outcome;
  if (!change || !before) return [];
  const { journeyId } = before;
  const count = (
    versionId: string,
    nodeId: string,
    metric: string,
    { amount = 1, at }: { amount?: number; at: number | null },
  ): FlowChange => ({ journeyId, versionId, nodeId, metric, amount, at });
  const flow = lines
    .filter((line) => !wasCounted(line))
    .flatMap((line) =>
      flowOfLine(line).map(({ nodeId, metric, amount }) =>
        count(change.versionId, nodeId, metric, { amount, at: line.at }),
      ),
    );
  for (const { nodeId, took } of staysEnded(outcome))
    flow.push(count(change.versionId, nodeId, stayMetric(took), { at: null }));
  // An alarm that comes to nothing ends a run without a line. Where nothing ended, what is added here is taken away again.
  const at = lines.at(-1)?.at ?? change.endedAt?.getTime() ?? null;
  if (before.state.nodeId !== null) flow.push(count(before.versionId, before.state.nodeId, 'here', { amount: -1, at }));
  if (change.phase === 'acting' && change.nodeId !== null)
    flow.push(count(change.versionId, change.nodeId, 'here', { at }));
  if (before.phase !== change.phase || before.versionId !== change.versionId) {
    flow.push(count(before.versionId, '', before.phase, { amount: -1, at }));
    if (change.phase === 'ended') flow.push(count(change.versionId, '', `ended:${change.outcome}`, { at }));
    else flow.push(count(change.versionId, '', change.phase, { at }));
  }
  for (const opened of outcome.opened)
    flow.push(count(opened.versionId, '', opened.phase, { at: opened.openedAt.getTime() }));
  return flow;
}

/** A call that fails is counted as it fails; that its customer stops there is the same failure. */
function wasCounted(line: JournalLine): boolean {
  return line.type === 'ended' && line.reason?.key === NO_WAY_ON;
}

/** How long the customer had to wait at each step that ended a wait here; steps that kept nobody are left out. */
function staysEnded({ before, lines }: StepOutcome): { nodeId: string; took: number }[] {
  let place = before?.state.nodeId ?? null;
  let since = before?.state.enteredAt ?? null;
  return lines.flatMap((line) => {
    if (line.type === 'entered') [place, since] = [line.nodeId, line.at];
    const isEnd = line.type === 'left' || (line.type === 'ended' && line.outcome !== 'failed');
    if (!isEnd || place === null || since === null || line.at <= since) return [];
    const stay = { nodeId: place, took: line.at - since };
    [place, since] = [null, null];
    return [stay];
  });
}

/** A message that waited to be sent and is not sent after all, because of `reason`. */
export function flowOfTakenBack(
  { journeyId, versionId, nodeId, isHeld }: WaitingMessageRow,
  { reason, at }: { reason: string; at: number },
): FlowChange[] {
  const of = { journeyId, versionId, nodeId, at };
  const skipped = { ...of, metric: `skipped:${reason}`, amount: 1 };
  return isHeld ? [skipped, { ...of, metric: 'held', amount: -1 }] : [skipped];
}
