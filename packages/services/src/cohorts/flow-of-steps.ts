/** Counts what a step did to the picture on the canvas. */
import type { FlowChange, WaitingMessageRow } from '@kairos/db';
import { flowOfLine } from '@kairos/engine';
import type { StepOutcome } from './step-outcome';

export function flowOfSteps(outcome: StepOutcome): FlowChange[] {
  const { change, before } = outcome;
  if (!change || !before) return [];
  const { journeyId } = before;
  const count = (versionId: string, nodeId: string, metric: string, amount: number): FlowChange => ({
    journeyId,
    versionId,
    nodeId,
    metric,
    amount,
  });
  const flow = outcome.lines.flatMap((line) =>
    flowOfLine(line).map(({ nodeId, metric, amount }) => count(change.versionId, nodeId, metric, amount)),
  );
  if (before.state.nodeId !== null) flow.push(count(before.versionId, before.state.nodeId, 'here', -1));
  if (change.phase === 'acting' && change.nodeId !== null) flow.push(count(change.versionId, change.nodeId, 'here', 1));
  if (before.phase !== change.phase || before.versionId !== change.versionId) {
    flow.push(count(before.versionId, '', before.phase, -1));
    if (change.phase === 'ended') flow.push(count(change.versionId, '', `ended:${change.outcome}`, 1));
    else flow.push(count(change.versionId, '', change.phase, 1));
  }
  for (const opened of outcome.opened) flow.push(count(opened.versionId, '', opened.phase, 1));
  return flow;
}

/** A message that waited to be sent and is not sent after all, because of `reason`. */
export function flowOfTakenBack(
  { journeyId, versionId, nodeId, isHeld }: WaitingMessageRow,
  reason: string,
): FlowChange[] {
  const at = { journeyId, versionId, nodeId };
  const skipped = { ...at, metric: `skipped:${reason}`, amount: 1 };
  return isHeld ? [skipped, { ...at, metric: 'held', amount: -1 }] : [skipped];
}
