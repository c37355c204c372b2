/** Reads, in bulk, everything that the pure engine may look at while it advances a batch of runs. */
import {
  findEarliestQueued,
  type LockedCustomer,
  type Permissions,
  type RunRow,
  readEventsSince,
  readJourneyStatuses,
  readPermissions,
  readSendingRules,
  readSensing,
  readTriggerEvents,
  readWishes,
  type TakenItem,
  type TransactionSql,
  type WorkspaceSettings,
} from '@kairos/db';
import {
  type CountedMessage,
  type CustomerFacts,
  type CustomerWishes,
  type EngineEvent,
  type KindRegistry,
  type SendingRules,
  type SensingState,
} from '@kairos/engine';
import { factsOf, readObservation } from '../routing/customer-facts';
import { EntryRoom } from '../routing/entry-room';
import { groupBy } from '../routing/group-by';
import type { KnownPlan, LivePlan, PlanCache } from '../routing/live-plans';
import { readCounted } from '../sending/read-counted';
import { readLatestFacts } from './latest-facts';
import { type RememberedFacts, readRemembered } from './remembered-facts';

export interface SteppingFacts {
  kinds: KindRegistry;
  /** Places that triggers with a limit have left. */
  room: EntryRoom;
  /** Time has come this far, epoch ms in the workspace's clock; a paced stream that lags holds it back. */
  horizon: number;
  items: ReadonlyMap<string, TakenItem[]>;
  customers: ReadonlyMap<string, CustomerFacts>;
  /** Those of whom campaigns know more: what is not routed yet, and what other runs have changed in this commit. */
  latest: Map<string, CustomerFacts>;
  permissions: ReadonlyMap<string, Pick<Permissions, 'consents' | 'suppressions'>>;
  wishes: ReadonlyMap<string, CustomerWishes>;
  rules: SendingRules;
  /** Messages that count against caps, by customer; what this commit lets through is added. */
  counted: Map<string, CountedMessage[]>;
  /** Live plans by journey; a journey that is not there takes nobody in any more. */
  live: ReadonlyMap<string, LivePlan>;
  /** Plans that runs are pinned to, by version. */
  pinned: ReadonlyMap<string, KnownPlan>;
  statuses: ReadonlyMap<string, 'draft' | 'live' | 'paused' | 'archived'>;
  /** Sensing state of watching runs' customers, by journey and customer. */
  sensing: ReadonlyMap<string, SensingState>;
  /** First event per customer that the router has not handled. */
  earliestQueued: ReadonlyMap<string, number>;
  /** Events since the campaign began, by run. */
  events: ReadonlyMap<string, EngineEvent[]>;
  /** The events that started the campaigns, by run, where a step looks at it. */
  triggers: ReadonlyMap<string, EngineEvent>;
  /** What steps may know from beyond their own run. */
  remembered: RememberedFacts;
}

export interface SteppingQuestion {
  workspaceId: string;
  runs: readonly RunRow[];
  items: readonly TakenItem[];
  customers: readonly LockedCustomer[];
  settings: WorkspaceSettings;
  horizon: number;
}

export const sensingKey = (journeyId: string, customerId: string) => `${journeyId}/${customerId}`;

export async function factsForStepping(
  sql: TransactionSql,
  plans: PlanCache,
  question: SteppingQuestion,
): Promise<SteppingFacts> {
  const { workspaceId, runs, items, customers, settings, horizon } = question;
  const journeyIds = [...new Set(runs.map((run) => run.journeyId))];
  const live = new Map((await plans.livePlans(sql)).map((plan) => [plan.journeyId, plan]));
  const pinned = await plans.plansOf(sql, [...new Set(runs.map((run) => run.versionId))]);
  const watching = [...new Set(runs.filter((run) => run.phase === 'watching').map((run) => run.customerId))];
  const acting = runs.filter((run) => run.phase === 'acting');
  const livePlans = journeyIds.flatMap((id) => live.get(id) ?? []);
  const sensing = watching.length > 0 ? await readSensing(sql, watching, livePlans) : [];
  const limited = watching.length > 0 ? livePlans : [];
  const room = await EntryRoom.lock(sql, workspaceId, limited, { now: horizon, timeZone: settings.timeZone });
  const observation = await readObservation(sql, watching, watching.length > 0 ? livePlans : []);
  const rules = await readSendingRules(sql);
  const mayAct = runs.filter((run) => run.phase !== 'ended').map((run) => run.customerId);
  const wishes = await readWishes(sql, [...new Set(mayAct)]);
  const known = new Map(customers.map((customer) => [customer.id, factsOf(customer, settings.timeZone, observation)]));
  return {
    kinds: plans.kinds,
    horizon,
    room,
    items: groupBy(items, (item) => item.runId),
    customers: known,
    latest: await readLatestFacts(sql, known, [...new Set(mayAct)]),
    permissions: await readPermissions(sql, [...new Set(mayAct)]),
    wishes,
    rules,
    counted: await readCounted(sql, [...new Set(mayAct)], { rules, wishes, horizon, speed: settings.clock.speed }),
    live,
    pinned,
    statuses: await readJourneyStatuses(sql, journeyIds),
    sensing: new Map(sensing.map((row) => [sensingKey(row.journeyId, row.customerId), row.state])),
    earliestQueued: watching.length > 0 ? await findEarliestQueued(sql, watching) : new Map(),
    events: await readEventsOfRuns(
      sql,
      { acting, watching: runs.filter((run) => run.phase === 'watching') },
      { items, pinned, live },
    ),
    triggers: await readTriggers(sql, acting, { items, pinned }),
    remembered: await readRemembered(
      sql,
      runs.filter((run) => run.phase !== 'ended'),
      (run) => (run.phase === 'watching' ? live.get(run.journeyId) : pinned.get(run.versionId)),
      horizon,
    ),
  };
}

export const latestFactsOf = ({ latest, customers }: SteppingFacts, { customerId }: RunRow) =>
  latest.get(customerId) ?? customers.get(customerId);

interface Campaigns {
  items: readonly TakenItem[];
  pinned: ReadonlyMap<string, KnownPlan>;
  live: ReadonlyMap<string, LivePlan>;
}

/** A watching run that starts is started by time, so only acting ones have an event behind them. */
async function readTriggers(
  sql: TransactionSql,
  acting: readonly RunRow[],
  { items, pinned }: Pick<Campaigns, 'items' | 'pinned'>,
): Promise<Map<string, EngineEvent>> {
  const starts = new Map(items.flatMap((item) => (item.payload.start ? [[item.runId, item.payload.start]] : [])));
  const wanting = acting.filter((run) => pinned.get(run.versionId)?.readsTrigger);
  const found = await readTriggerEvents(
    sql,
    wanting.map((run) => ({ runId: run.id, eventId: starts.get(run.id)?.eventId ?? null })),
  );
  return new Map(
    [...found].map(([runId, { occurredAt, ...event }]) => [runId, { ...event, at: occurredAt.getTime() }]),
  );
}

/** For a watching run the campaign begins at its alarm at the earliest. */
async function readEventsOfRuns(
  sql: TransactionSql,
  runs: { acting: readonly RunRow[]; watching: readonly RunRow[] },
  { items, pinned, live }: Campaigns,
): Promise<Map<string, EngineEvent[]>> {
  const startOf = new Map(items.filter((item) => item.payload.start).map((item) => [item.runId, item.at.getTime()]));
  const wanted = [
    ...runs.acting.map((run) => ({
      run,
      since: run.state.campaignStartedAt ?? startOf.get(run.id) ?? null,
      names: pinned.get(run.versionId)?.heardNames ?? [],
    })),
    ...runs.watching.map((run) => ({
      run,
      since: run.dueAt?.getTime() ?? null,
      names: live.get(run.journeyId)?.heardNames ?? [],
    })),
  ].flatMap(({ run, since, names }) => (since !== null && names.length > 0 ? [{ run, since, names }] : []));
  const sinceByCustomer = new Map<string, number>();
  for (const { run, since } of wanted) {
    sinceByCustomer.set(run.customerId, Math.min(since, sinceByCustomer.get(run.customerId) ?? since));
  }
  const stored = await readEventsSince(
    sql,
    [...sinceByCustomer].map(([customerId, since]) => ({ customerId, since: new Date(since) })),
    [...new Set(wanted.flatMap(({ names }) => names))],
  );
  const byCustomer = groupBy(stored, (event) => event.customerId);
  return new Map(
    wanted.map(({ run, since, names }) => [
      run.id,
      (byCustomer.get(run.customerId) ?? [])
        .map(({ id, name, occurredAt, properties }) => ({ id, name, at: occurredAt.getTime(), properties }))
        .filter((event) => event.at > since && names.includes(event.name)),
    ]),
  );
}
