/** Cohorts: placing runs, committing their steps, and the ids that make a step happen once. */
export { COMMIT_LIMIT, type CommitOptions, type CommitRequest, type CommitResult, commitSteps } from './commit-steps';
export { messageIdOf } from './message-id';
