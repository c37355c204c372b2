/** Counts what a step did to the picture on the canvas. */
import type { FlowChange } from '@kairos/db';
import type { JournalLine } from '@kairos/engine';
import type { StepOutcome } from './step-outcome';

/** Amounts of money are counted in hundredths, so that sums stay whole. */
const HUNDREDTHS = 100;
/** What senders say is not always an amount: a larger one is not counted, for it would not fit where sums are kept. */
const LARGEST_AMOUNT = 1e12;

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
  const flow = outcome.lines.flatMap(({ line }) =>
    countsOf(line).map(({ nodeId, metric, amount }) => count(change.versionId, nodeId, metric, amount)),
  );
  if (before.state.nodeId !== null) flow.push(count(before.versionId, before.state.nodeId, 'here', -1));
  if (change.phase === 'acting' && change.nodeId !== null) flow.push(count(change.versionId, change.nodeId, 'here', 1));
  if (before.phase !== change.phase) {
    flow.push(count(before.versionId, '', before.phase, -1));
    if (change.phase === 'ended') flow.push(count(change.versionId, '', `ended:${change.outcome}`, 1));
    else flow.push(count(change.versionId, '', change.phase, 1));
  }
  for (const opened of outcome.opened) flow.push(count(opened.versionId, '', opened.phase, 1));
  return flow;
}

interface Count {
  nodeId: string;
  metric: string;
  amount: number;
}

function countsOf(line: JournalLine): Count[] {
  switch (line.type) {
    case 'triggered':
      return [{ nodeId: line.nodeId, metric: 'started', amount: 1 }];
    case 'entered':
      return [{ nodeId: line.nodeId, metric: 'entered', amount: 1 }];
    case 'left':
      return [{ nodeId: line.nodeId, metric: `left:${line.port}`, amount: 1 }];
    case 'message':
      return [
        { nodeId: line.nodeId, metric: line.verdict === 'planned' ? 'planned' : `skipped:${line.reason}`, amount: 1 },
      ];
    case 'goal':
      return [
        { nodeId: line.nodeId, metric: 'goal', amount: 1 },
        ...(line.value === null || Math.abs(line.value) > LARGEST_AMOUNT
          ? []
          : [{ nodeId: line.nodeId, metric: 'goal-value', amount: Math.round(line.value * HUNDREDTHS) }]),
      ];
    case 'ended':
      return line.nodeId === null
        ? []
        : [{ nodeId: line.nodeId, metric: line.outcome === 'failed' ? 'failed' : 'done', amount: 1 }];
    case 'waiting':
    case 'effect':
    case 'late':
      return [];
  }
}
