/** Joins counts over time as they grow old, so that a year of them is read as fast as a week. */
import { type Database, listWorkspaceIds } from '@kairos/db';
import { joinOldSpans } from '@kairos/services';
import type { Logger } from 'pino';
import { type Repetition, repeat } from '../bootstrap/repeat';

const JOIN_MS = 10_000;

export function startJoiner(database: Database, log: Logger): Repetition {
  return repeat('joiner', JOIN_MS, log, async () => {
    for (const workspaceId of await listWorkspaceIds(database)) await joinOldSpans(database, workspaceId);
  });
}
