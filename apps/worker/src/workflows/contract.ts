/** What the workflow and its callers agree on: names, and the shapes that cross Temporal. Ids, times and numbers only. */
import type { WorkspaceClock } from '@kairos/db/clock';

export const COHORT_TASK_QUEUE = 'kairos-cohorts';
export const COHORT_WORKFLOW = 'cohort';
export const WAKE_SIGNAL = 'wake';

/** A run as its cohort remembers it: slot, steps committed so far, next due moment (epoch ms, workspace clock). */
export type HostedRun = [slot: number, seq: number, dueAt: number | null];

export interface CohortInput {
  workspaceId: string;
  cohortId: string;
  /** Last inbox item that was recorded; 0 for a cohort that begins. */
  position: number;
  runs: HostedRun[];
  clock: WorkspaceClock | null;
  isFull: boolean;
}

export function newCohortInput(workspaceId: string, cohortId: string): CohortInput {
  return { workspaceId, cohortId, position: 0, runs: [], clock: null, isFull: false };
}

export function cohortWorkflowId(cohortId: string): string {
  return `cohort/${cohortId}`;
}
