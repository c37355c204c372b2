/** Who is stuck: customers who wait at a step longer than ninety-five in a hundred of those who waited there before them. */
import {
  countStuck,
  type Database,
  findVersion,
  listStuck,
  type PeoplePage,
  type PersonRow,
  type RunFilter,
  readStays,
  readWorkspaceSettings,
  type StepLimit,
  type StuckQuestion,
  type TransactionSql,
  withWorkspaceSql,
  workspaceNow,
} from '@kairos/db';
import { type KindRegistry, namesHeardAt, openPlan, type Plan, type UsualStay, usualStay } from '@kairos/engine';
import { expectJourney } from '../journeys/expect-journey';
import { groupBy } from '../routing/group-by';

export interface StuckStep {
  versionId: string;
  nodeId: string;
  /** How long ninety-five in a hundred stayed at most, in milliseconds, and how many stays that was told from. */
  longest: number;
  stays: number;
  /** Customers who are there longer. */
  stuck: number;
}

export interface StuckSteps {
  /** Every step at which enough customers waited to tell; the others are left out. */
  steps: StuckStep[];
}

/** Over all versions of a journey. Throws `journeys/not-found`. */
export async function readStuck(
  database: Pick<Database, 'sql'>,
  workspaceId: string,
  { journeyId, kinds }: { journeyId: string; kinds: KindRegistry },
): Promise<StuckSteps> {
  return withWorkspaceSql(database, workspaceId, async (sql) => {
    await expectJourney(sql, journeyId);
    const usual = await readUsualStays(sql, workspaceId, journeyId);
    const counts = await countStuck(sql, await questionOf(sql, { workspaceId, journeyId, kinds, usual }));
    const stuckAt = new Map(counts.map((row) => [keyOf(row), row.count]));
    const steps = usual.map((step) => ({ ...step, stuck: stuckAt.get(keyOf(step)) ?? 0 }));
    return { steps };
  });
}

/** One page of them, at one step or all; who waits longest comes first. */
export async function listStuckPeople(
  sql: TransactionSql,
  { workspaceId, journeyId, before, limit }: PeoplePage,
  { versionId, nodeId, kinds }: RunFilter & { kinds: KindRegistry },
): Promise<PersonRow[]> {
  const usual = (await readUsualStays(sql, workspaceId, journeyId)).filter(
    (step) => (versionId === null || step.versionId === versionId) && (nodeId === null || step.nodeId === nodeId),
  );
  return listStuck(sql, await questionOf(sql, { workspaceId, journeyId, kinds, usual }), { after: before, limit });
}

type UsualStep = Pick<StuckStep, 'versionId' | 'nodeId'> & UsualStay;

async function readUsualStays(sql: TransactionSql, workspaceId: string, journeyId: string): Promise<UsualStep[]> {
  const steps = groupBy(await readStays(sql, workspaceId, journeyId), keyOf);
  return [...steps.values()].flatMap((rows) => {
    const usual = usualStay(rows.map(({ metric, amount }) => [metric, amount]));
    const [row] = rows;
    return usual && row ? [{ versionId: row.versionId, nodeId: row.nodeId, ...usual }] : [];
  });
}

interface UsualOfJourney {
  workspaceId: string;
  journeyId: string;
  kinds: KindRegistry;
  usual: readonly UsualStep[];
}

async function questionOf(
  sql: TransactionSql,
  { workspaceId, journeyId, kinds, usual }: UsualOfJourney,
): Promise<StuckQuestion> {
  const plans = new Map<string, Plan>();
  for (const { versionId } of usual) {
    const version = plans.has(versionId) ? null : await findVersion(sql, versionId);
    if (version) plans.set(versionId, openPlan(version.plan, kinds));
  }
  const { clock } = await readWorkspaceSettings(sql);
  const now = workspaceNow(clock, Date.now());
  const limits = usual.map(({ versionId, nodeId, longest }): StepLimit => {
    const plan = plans.get(versionId);
    const hears = plan ? namesHeardAt(plan, kinds, nodeId) : [];
    return { versionId, nodeId, cameBefore: new Date(now - longest), hears };
  });
  return { workspaceId, journeyId, limits, now: new Date(now) };
}

const keyOf = ({ versionId, nodeId }: { versionId: string; nodeId: string }): string => `${versionId}/${nodeId}`;
