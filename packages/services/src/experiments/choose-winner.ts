/** A marketer chooses the winner of a test, takes that back, or leaves the choice to the rule. */
import {
  type Database,
  decideExperiment,
  findJourney,
  findVersion,
  lockExperiments,
  readExperiments,
  withWorkspaceSql,
} from '@kairos/db';
import type { ExperimentDecision } from '@kairos/engine';
import { workspaceTime } from '../customers/workspace-time';
import { journeyNotFound } from '../journeys/errors';
import { testChanged } from './errors';

export interface WinnerChoice {
  journeyId: string;
  nodeId: string;
  /** Of the test that the member saw. */
  key: string;
  /** `arm`: everybody who comes later gets it. `shares`: customers are divided for good. `open`: nothing is decided, and the rule may. */
  choice: { of: 'arm'; arm: string } | { of: 'shares' } | { of: 'open' };
  memberId: string;
}

/** Holds for whoever comes from now on; who has an arm keeps it. Throws `journeys/not-found` or `live/test-changed`. */
export async function chooseWinner(database: Database, workspaceId: string, wanted: WinnerChoice): Promise<void> {
  const { journeyId, nodeId, key, choice, memberId } = wanted;
  await withWorkspaceSql(database, workspaceId, async (sql) => {
    const journey = await findJourney(sql, journeyId);
    if (!journey) throw journeyNotFound();
    const version = journey.liveVersionId ? await findVersion(sql, journey.liveVersionId) : null;
    const experiment = version?.plan.experiments?.find((each) => each.nodeId === nodeId && each.key === key);
    const arm = choice.of === 'arm' ? choice.arm : null;
    if (!experiment || experiment.holdout) throw testChanged();
    if (arm !== null && !experiment.arms.some(({ id }) => id === arm)) throw testChanged();
    const id = { journeyId, nodeId, key };
    await lockExperiments(sql, workspaceId, [id]);
    const [standing] = await readExperiments(sql, [id]);
    const at = (await workspaceTime(sql)).getTime();
    const decision: ExperimentDecision = { arm, basis: 'by-hand', at, figures: standing?.figures ?? {} };
    await decideExperiment(sql, workspaceId, id, { decision: choice.of === 'open' ? null : decision, memberId });
  });
}
