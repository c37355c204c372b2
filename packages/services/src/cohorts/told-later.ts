/** Whether a workflow has to know at once of what was done without it, or may hear of it with what else happens in the next seconds. */
import { realTimeOf, type WorkspaceClock } from '@kairos/db';

/** Whoever can wait is told within three seconds; the rest is for a workflow that is busy. */
const LONG_BEFORE_MS = 6_000;

/** `dueAt` is when its run is due next, in the workspace's clock: the workflow's timer has to be set by then. */
export function canBeToldLater(clock: WorkspaceClock, dueAt: Date | null): boolean {
  const moment = dueAt && realTimeOf(clock, dueAt.getTime());
  return moment === null || moment > Date.now() + LONG_BEFORE_MS;
}
