/** What the workflow bundle holds. Everything under here runs in Temporal's sandbox and must be deterministic. */
export { cohort } from './cohort';
