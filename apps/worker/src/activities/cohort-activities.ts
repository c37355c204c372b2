/** The local activities of a cohort, bound to the database. Errors reach Temporal by code only: their texts may quote customer data. */
import { type Database, finishCohort, holdWakes, withWorkspaceSql } from '@kairos/db';
import { type CommitRequest, type CommitResult, commitSteps, faultPoint, type PlanCache } from '@kairos/services';
import { ApplicationFailure } from '@temporalio/common';
import type { Logger } from 'pino';
import { CommitTurns } from './commit-turns';

interface CohortKey {
  workspaceId: string;
  cohortId: string;
}

export interface CohortActivities {
  commitSteps(request: CommitRequest): Promise<CommitResult>;
  /** Nobody wakes the cohort from now on until its next commit; true when a wake may still be on its way. */
  holdWakes(cohort: CohortKey): Promise<boolean>;
  /** False when the cohort must go on: something came in after `position`, the last item that its workflow has seen. */
  finishCohort(cohort: CohortKey & { position: number }): Promise<boolean>;
}

export interface ActivityParts {
  database: Database;
  plans: PlanCache;
  wake: (workspaceId: string, cohortIds: string[]) => Promise<void>;
  log: Logger;
}

export function cohortActivities(parts: ActivityParts): CohortActivities {
  const turns = new CommitTurns();
  return {
    commitSteps: (request) =>
      guarded(parts.log, 'commit-steps', () => turns.take(request, () => commitSteps(parts, request))),
    holdWakes: ({ workspaceId, cohortId }) =>
      guarded(parts.log, 'hold-wakes', () =>
        withWorkspaceSql(parts.database, workspaceId, (sql) => holdWakes(sql, cohortId)),
      ),
    finishCohort: ({ workspaceId, cohortId, position }) =>
      guarded(parts.log, 'finish-cohort', async () => {
        const finished = await withWorkspaceSql(parts.database, workspaceId, (sql) =>
          finishCohort(sql, cohortId, position),
        );
        if (finished) faultPoint('cohort-finished');
        return finished;
      }),
  };
}

async function guarded<T>(log: Logger, name: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    log.error({ activity: name, code: codeOf(error) }, 'activity failed, will be tried again');
    throw ApplicationFailure.create({ message: codeOf(error), type: name });
  }
}

/** PostgreSQL's five-character code with the constraint, the system's code, or the error's name: none of them quotes data. */
function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown';
  if (!('code' in error) || typeof error.code !== 'string') return error.name;
  const constraint =
    'constraint_name' in error && typeof error.constraint_name === 'string' ? error.constraint_name : '';
  return constraint === '' ? error.code : `${error.code} ${constraint}`;
}
