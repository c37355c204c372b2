/** What the version in force says of customers now: for how many each indicator is true, and how many points they have. */
import {
  countSensedUpTo,
  type Database,
  findJourney,
  findVersion,
  readWorkspaceSettings,
  type SensedCustomerRow,
  sampleSensed,
  type VersionRow,
  withWorkspaceSql,
  workspaceNow,
} from '@kairos/db';
import { type KindRegistry, observedBy, pointsAt, type Reading, sense } from '@kairos/engine';
import { journeyNotFound } from '../journeys';
import { factsOf, type Observation, readObservation } from '../routing/customer-facts';

/** A picture needs no more, and whoever types does not wait. */
const MOST_LOOKED_AT = 4_000;
/** Counting further than this costs more than it tells. */
const COUNT_UP_TO = 100_000;

export interface SensedNow {
  versionNumber: number;
  looked: number;
  /** False when only a sample was looked at. */
  isAll: boolean;
  nodes: Record<string, SensedNode>;
}

export interface SensedNode {
  active: number;
  /** Only of scores: points, rounded to tenths, with how many customers have them, lowest first. */
  points: [points: number, customers: number][];
}

/** Null before the first publication. Throws `journeys/not-found`. */
export async function readSensedNow(
  database: Pick<Database, 'sql'>,
  workspaceId: string,
  { journeyId, kinds }: { journeyId: string; kinds: KindRegistry },
): Promise<SensedNow | null> {
  return withWorkspaceSql(database, workspaceId, async (sql) => {
    const journey = await findJourney(sql, journeyId);
    if (!journey) throw journeyNotFound();
    const version = journey.liveVersionId ? await findVersion(sql, journey.liveVersionId) : null;
    if (!version) return null;
    const { clock, timeZone } = await readWorkspaceSettings(sql);
    const now = workspaceNow(clock, Date.now());
    const there = await countSensedUpTo(sql, version, COUNT_UP_TO);
    const rows = await sampleSensed(sql, version, {
      share: Math.min(1, MOST_LOOKED_AT / Math.max(1, there)),
      atMost: MOST_LOOKED_AT,
    });
    const observed = [{ observed: observedBy(version.plan, kinds) }];
    const ids = rows.map((row) => row.customerId);
    const observation = await readObservation(sql, ids, observed);
    const nodes = countReadings({ version, kinds, now, timeZone, observation }, rows);
    return { versionNumber: version.number, looked: rows.length, isAll: there <= MOST_LOOKED_AT, nodes };
  });
}

interface Counting {
  version: VersionRow;
  kinds: KindRegistry;
  /** Epoch ms, workspace clock. */
  now: number;
  timeZone: string;
  observation: Observation;
}

function countReadings(counting: Counting, rows: readonly SensedCustomerRow[]): Record<string, SensedNode> {
  const { version, kinds, now, timeZone, observation } = counting;
  const counts = version.plan.sensing.map((step) => ({
    nodeId: step.nodeId,
    isScore: kinds.get(step.kind)?.definition.category === 'score',
    active: 0,
    points: new Map<number, number>(),
  }));
  for (const { customerId, attributes, state } of rows) {
    const facts = factsOf({ id: customerId, attributes }, timeZone, observation);
    const at = Math.max(now, state.at);
    const { nodes } = sense({ plan: version.plan, kinds, facts }, state, { at }).state;
    for (const count of counts) {
      const reading = nodes[count.nodeId]?.reading;
      if (!reading) continue;
      if (reading.active) count.active += 1;
      if (!count.isScore) continue;
      const points = pointsOf(reading, at);
      count.points.set(points, (count.points.get(points) ?? 0) + 1);
    }
  }
  return Object.fromEntries(
    counts.map(({ nodeId, active, points }) => [nodeId, { active, points: [...points].sort(([a], [b]) => a - b) }]),
  );
}

function pointsOf(reading: Reading, at: number): number {
  const points = reading.curve ? pointsAt(reading.curve, at) : reading.value;
  return Math.round(points * 10) / 10;
}
