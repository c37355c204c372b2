/** Takes a run whose step cannot be done out of the way: it ends as failed, says why, and its cohort goes on. Members may let it try again. */
import type { ParkedRun, RunRow } from '@kairos/db';
import { EngineError } from '@kairos/engine';
import { emptyOutcome, type StepOutcome } from './step-outcome';

/**
 * `start` is what should have started its campaign in this step. `at` is epoch ms in the workspace's clock.
 * The message is the developer's; it holds no customer data.
 */
export function parkRun(run: RunRow, start: ParkedRun['start'], error: unknown, at: number): StepOutcome {
  const code = error instanceof EngineError ? error.code : 'step-failed';
  const message = error instanceof EngineError ? error.message : 'The step failed unexpectedly.';
  const outcome = emptyOutcome();
  const reason = { key: `failure.${code}` };
  // Before the first step it is counted at the trigger that started it.
  const nodeId = run.state.nodeId ?? start?.payload.start?.triggerId ?? run.triggerId;
  outcome.lines.push({ type: 'ended', at, nodeId, outcome: 'failed', reason });
  outcome.change = {
    id: run.id,
    inboxSeq: 0,
    versionId: run.versionId,
    phase: 'ended',
    triggerId: run.triggerId,
    nodeId,
    state: { ...run.state, phase: 'ended', outcome: 'failed', dueAt: null },
    campaignStartedAt: run.state.campaignStartedAt === null ? null : new Date(run.state.campaignStartedAt),
    dueAt: null,
    listens: [],
    endedAt: new Date(at),
    outcome: 'failed',
    failure: { code, message },
    parked: run.phase === 'ended' ? null : { phase: run.phase, state: run.state, start },
  };
  return outcome;
}
