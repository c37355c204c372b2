/** The live plans of a workspace, with what they want to hear. Plans never change, so their bodies are kept in memory. */
import { findLiveVersions, holdPauses, type LiveVersion, readPlans, type TransactionSql } from '@kairos/db';
import {
  assignsArms,
  type EntryLimits,
  entryAt,
  entryLimitsOf,
  heardEventNames,
  hearsForOldestRun,
  type KindRegistry,
  looksBackOf,
  type Observed,
  observedBy,
  openPlan,
  type Plan,
  readEventNames,
  readsTrigger,
  sensedEventNames,
  sensesAttributes,
} from '@kairos/engine';
import { changesAttributes } from './customer-facts';
import { isMeantFor } from './meant-for';
import type { RoutedEvent } from './route-customer';

export interface LivePlan extends LiveVersion {
  plan: Plan;
  sensedNames: ReadonlySet<string>;
  heardNames: readonly string[];
  sensesAttributes: boolean;
  /** Some step gives customers an arm that is remembered. */
  assignsArms: boolean;
  /** How far back its steps look at messages sent, milliseconds. */
  looksBack: number;
  /** What must be read of the past before this plan can sense. */
  observed: Observed;
  /** Triggers that may only start so many customers per hour or day. */
  entryLimits: readonly { triggerId: string; limits: EntryLimits }[];
  /** Whether a step looks at the event that started the campaign. */
  readsTrigger: boolean;
  /** Whether a step lets only the oldest of a customer's runs hear an event. */
  hearsForOldestRun: boolean;
  /** Names of the events of which steps want to know all that happened. */
  readNames: readonly string[];
}

/** Whether an event can change what this plan senses. */
export function concerns(plan: LivePlan, event: Pick<RoutedEvent, 'name' | 'kind' | 'properties'>): boolean {
  if (!isMeantFor(plan, event)) return false;
  return plan.sensedNames.has(event.name) || (changesAttributes(event) && plan.sensesAttributes);
}

/** Whom a paused journey keeps must not be written down after it went on. */
async function findSettledVersions(sql: TransactionSql): Promise<LiveVersion[]> {
  const versions = await findLiveVersions(sql);
  const keeping = versions.filter(({ pauses }) =>
    pauses.some((pause) => pause.resumedAt === null && pause.entries === 'keep'),
  );
  if (keeping.length === 0) return versions;
  await holdPauses(
    sql,
    keeping.map((version) => version.journeyId),
  );
  return findLiveVersions(sql);
}

/** Whether the journey starts nobody who comes at this moment (epoch ms), now or later, because it is or was paused then. */
export const turnsAway = ({ pauses }: LivePlan, at: number): boolean => entryAt(pauses, at).type === 'refused';

/** Whether whoever comes at this moment (epoch ms) is started when the journey, which is paused, goes on. */
export function keepsForLater({ pauses }: LivePlan, at: number): boolean {
  const entry = entryAt(pauses, at);
  return entry.type === 'kept' && entry.until === null;
}

/** Enough for every plan that is live on one installation; the oldest are read again when needed. */
const MAX_PLANS = 5_000;

export type KnownPlan = Pick<
  LivePlan,
  | 'plan'
  | 'sensedNames'
  | 'heardNames'
  | 'sensesAttributes'
  | 'assignsArms'
  | 'looksBack'
  | 'observed'
  | 'entryLimits'
  | 'readsTrigger'
  | 'hearsForOldestRun'
  | 'readNames'
>;

export class PlanCache {
  private readonly plans = new Map<string, KnownPlan>();

  constructor(readonly kinds: KindRegistry) {}

  /** Plans by version id. Throws when a version does not exist. */
  async plansOf(sql: TransactionSql, versionIds: readonly string[]): Promise<Map<string, KnownPlan>> {
    const missing = [...new Set(versionIds)].filter((id) => !this.plans.has(id));
    if (missing.length > 0) {
      if (this.plans.size + missing.length > MAX_PLANS) this.plans.clear();
      for (const { versionId, plan } of await readPlans(sql, missing))
        this.plans.set(versionId, this.describe(openPlan(plan, this.kinds)));
    }
    return new Map(
      versionIds.map((id) => {
        const known = this.plans.get(id);
        if (!known) throw new Error(`Version ${id} has no plan.`);
        return [id, known];
      }),
    );
  }

  /** The plans that take customers in now. */
  async livePlans(sql: TransactionSql): Promise<LivePlan[]> {
    const versions = await findSettledVersions(sql);
    const plans = await this.plansOf(
      sql,
      versions.map((version) => version.versionId),
    );
    return versions.flatMap((version) => {
      const known = plans.get(version.versionId);
      return known ? [{ ...version, ...known }] : [];
    });
  }

  private describe(plan: Plan): KnownPlan {
    return {
      plan,
      sensedNames: sensedEventNames(plan, this.kinds),
      heardNames: heardEventNames(plan, this.kinds),
      sensesAttributes: sensesAttributes(plan, this.kinds),
      assignsArms: assignsArms(plan, this.kinds),
      looksBack: looksBackOf(plan, this.kinds),
      observed: observedBy(plan, this.kinds),
      entryLimits: entryLimitsOf(plan, this.kinds),
      readsTrigger: readsTrigger(plan, this.kinds),
      hearsForOldestRun: hearsForOldestRun(plan, this.kinds),
      readNames: readEventNames(plan, this.kinds),
    };
  }
}
