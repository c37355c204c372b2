/** Goes on with customers who were ordered to another version of their journey, a portion at a time. */
import { listWorkspaceIds } from '@kairos/db';
import { continueMoves } from '@kairos/services';
import { type Repetition, repeat } from '../bootstrap/repeat';
import type { RouterParts } from './router';

/** The first portion goes with the order itself. */
const MOVE_MS = 1_000;

/** Whoever is moved is waited for by nobody, so a round is one portion of each workspace. */
export function startMover({ database, plans, log }: Pick<RouterParts, 'database' | 'plans' | 'log'>): Repetition {
  const rounds = repeat('mover', MOVE_MS, log, async () => {
    for (const workspaceId of await listWorkspaceIds(database)) {
      if (await continueMoves(database, plans.kinds, workspaceId)) rounds.nudge();
    }
  });
  return rounds;
}
