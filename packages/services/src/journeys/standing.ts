/** Where customers stand in the campaign of a journey, and what another version makes of the steps at which they stand. */
import { countStanding, readDocuments, readPlans, type TransactionSql } from '@kairos/db';
import {
  type JourneyNode,
  type KindRegistry,
  landingOf,
  openPlan,
  type Plan,
  type StepFate,
  stepFate,
} from '@kairos/engine';

export interface StandingPlace {
  /** Null for those who are between two steps. */
  nodeId: string | null;
  fate: StepFate;
  /** The step at which they would go on; null where nothing is left for them. */
  landing: string | null;
  /** The version that they are on, and the step as it is drawn there. */
  versionId: string;
  node: JourneyNode | null;
  waiting: number;
}

/** `toVersionId` is null for a version that is still to be published. Whoever is on it already is left out. */
export async function readPlaces(
  sql: TransactionSql,
  kinds: KindRegistry,
  { journeyId, to, toVersionId }: { journeyId: string; to: Plan; toVersionId: string | null },
): Promise<StandingPlace[]> {
  const standing = (await countStanding(sql, journeyId)).filter((row) => row.versionId !== toVersionId);
  const plans = await openPlans(sql, kinds, standing);
  const documents = new Map((await readDocuments(sql, [...plans.keys()])).map((row) => [row.versionId, row.document]));
  return standing.map(({ versionId, nodeId, waiting }): StandingPlace => {
    const from = plans.get(versionId);
    const node = documents.get(versionId)?.nodes.find(({ id }) => id === nodeId) ?? null;
    const place = { versionId, node, nodeId, waiting };
    if (nodeId === null || !from) return { ...place, fate: 'same', landing: nodeId };
    return { ...place, fate: stepFate(from, to, nodeId), landing: landingOf(from, to, kinds, nodeId) };
  });
}

/** Plans of the versions that these name, by version. */
export async function openPlans(
  sql: TransactionSql,
  kinds: KindRegistry,
  versions: readonly { versionId: string }[],
): Promise<Map<string, Plan>> {
  const ids = [...new Set(versions.map((version) => version.versionId))];
  return new Map((await readPlans(sql, ids)).map(({ versionId, plan }) => [versionId, openPlan(plan, kinds)]));
}
