/** How the tests and holdouts of a journey stand: figures by arm, what was decided, and by whom. */
import {
  type Database,
  type ExperimentRow,
  findDeciders,
  findJourney,
  findVersion,
  readExperiments,
  withWorkspaceSql,
} from '@kairos/db';
import type { Experiment, ExperimentDecision } from '@kairos/engine';
import { journeyNotFound } from '../journeys';

/** All moments are epoch ms in the workspace's clock. */
export interface ExperimentResult {
  nodeId: string;
  /** Names the test: another one has another key. */
  key: string;
  isHoldout: boolean;
  goalId: string | null;
  /** Whether a rule chooses the winner. */
  hasRule: boolean;
  startedAt: number | null;
  /** Each customer once, in the order of the arms. */
  arms: { arm: string; share: number; entered: number; reached: number }[];
  decision: ExperimentDecision | null;
  /** Name of the member who decided; null when the rule did. */
  decidedBy: string | null;
}

/** Of the version in force; nothing before the first publication. Throws `journeys/not-found`. */
export async function readResults(
  database: Pick<Database, 'sql'>,
  workspaceId: string,
  journeyId: string,
): Promise<ExperimentResult[]> {
  return withWorkspaceSql(database, workspaceId, async (sql) => {
    const journey = await findJourney(sql, journeyId);
    if (!journey) throw journeyNotFound();
    const version = journey.liveVersionId === null ? null : await findVersion(sql, journey.liveVersionId);
    const experiments = version?.plan.experiments ?? [];
    const ids = experiments.map(({ nodeId, key }) => ({ journeyId, nodeId, key }));
    const rows = new Map((await readExperiments(sql, ids)).map((row) => [row.nodeId, row]));
    const deciders = await findDeciders(sql, workspaceId, ids);
    return experiments.map((experiment) =>
      resultOf(experiment, rows.get(experiment.nodeId), deciders.get(experiment.nodeId) ?? null),
    );
  });
}

function resultOf(experiment: Experiment, row: ExperimentRow | undefined, decidedBy: string | null): ExperimentResult {
  const { nodeId, key, goalId, gate, arms, holdout } = experiment;
  return {
    ...{ nodeId, key, goalId, hasRule: gate !== null, isHoldout: holdout === true },
    startedAt: row?.startedAt?.getTime() ?? null,
    arms: arms.map(({ id, share }) => ({ arm: id, share, ...(row?.figures[id] ?? { entered: 0, reached: 0 }) })),
    decision: row?.decision ?? null,
    decidedBy: row?.decision ? decidedBy : null,
  };
}
