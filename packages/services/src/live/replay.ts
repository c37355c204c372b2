/** How the figures of one version came about, in at most 200 steps, for the page to play back by itself. */
import {
  type Database,
  findVersion,
  readFlowInRange,
  readFlowInSteps,
  readWorkspaceSettings,
  withWorkspaceSql,
  workspaceNow,
} from '@kairos/db';
import { isStanding } from '@kairos/engine';
import { expectJourney } from '../journeys/expect-journey';
import { groupBy } from '../routing/group-by';
import { versionNotFound } from './errors';
import { type ChosenRange, rangeOf, stepsIn } from './range';

export interface ReplayedCount {
  nodeId: string;
  metric: string;
  /** At the first moment. */
  start: number;
  /** What each step added, by its place from 0; steps that added nothing are left out. */
  added: [step: number, amount: number][];
}

export interface Replay {
  /** Epoch ms in the workspace's clock: the beginning, and then the end of each step. */
  moments: number[];
  counts: ReplayedCount[];
}

/** `chosen` null means since the version was published. Throws `journeys/not-found` or `live/version-not-found`. */
export async function readReplay(
  database: Pick<Database, 'sql'>,
  workspaceId: string,
  { journeyId, versionId, chosen }: { journeyId: string; versionId: string; chosen: ChosenRange | null },
): Promise<Replay> {
  return withWorkspaceSql(database, workspaceId, async (sql) => {
    await expectJourney(sql, journeyId);
    const version = await findVersion(sql, versionId);
    if (version?.journeyId !== journeyId) throw versionNotFound();
    const { clock, timeZone } = await readWorkspaceSettings(sql);
    const now = workspaceNow(clock, Date.now());
    const { from, to } = chosen ? rangeOf(chosen, now, timeZone) : { from: version.publishedAt.getTime(), to: null };
    const moments = stepsIn({ from, to: Math.max(from, to ?? now) }, { now, timeZone });
    const span = { from: new Date(from), to: null };
    const totals = await readFlowInRange(sql, workspaceId, { journeyId, span });
    const steps = await readFlowInSteps(sql, workspaceId, {
      ...{ journeyId, versionId },
      moments: moments.map((moment) => new Date(moment)),
    });
    const added = groupBy(steps, keyOf);
    const counts = totals
      .filter((row) => row.versionId === versionId)
      .map(({ nodeId, metric, amount, ranged }) => ({
        ...{ nodeId, metric },
        // Of a stretch only what happened in it counts; what stood at its beginning, and all that is older than the publication, was there.
        start: chosen && !isStanding(metric) ? 0 : amount - ranged,
        added: (added.get(keyOf({ nodeId, metric })) ?? []).map(({ step, amount: more }): [number, number] => [
          step - 1,
          more,
        ]),
      }));
    return { moments, counts };
  });
}

const keyOf = ({ nodeId, metric }: { nodeId: string; metric: string }): string => `${nodeId}/${metric}`;
