/** Reads, in bulk, everything that the pure engine may look at while it advances a batch of runs. */
import {
  findEarliestQueued,
  type LockedCustomer,
  type Permissions,
  type RunRow,
  readCountedMessages,
  readJourneyStatuses,
  readPauses,
  readPermissions,
  readSendingRules,
  readSensing,
  readWishes,
  type TakenItem,
  type TransactionSql,
  together,
  type WorkspaceSettings,
} from '@kairos/db';
import {
  type CountedMessage,
  type CustomerFacts,
  type CustomerWishes,
  type EngineEvent,
  type KindRegistry,
  type Pause,
  type SendingRules,
  type SensingState,
} from '@kairos/engine';
import { factsOf, readObservation } from '../routing/customer-facts';
import { EntryRoom } from '../routing/entry-room';
import { groupBy } from '../routing/group-by';
import type { KnownPlan, LivePlan, PlanCache } from '../routing/live-plans';
import { readCounted } from '../sending/read-counted';
import { type EarlierRuns, findEarlierRuns } from './earlier-runs';
import { beginnings, readEventsOfRuns, readTriggers } from './events-of-runs';
import { readLatestFacts } from './latest-facts';
import { type RememberedFacts, readRemembered } from './remembered-facts';
import { readWhatHappened } from './what-happened';

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
  permissions: ReadonlyMap<string, Permissions>;
  wishes: ReadonlyMap<string, CustomerWishes>;
  rules: SendingRules;
  /** Messages that count against caps, by customer; what this commit lets through is added. */
  counted: Map<string, CountedMessage[]>;
  /** Live plans by journey; a journey that is not there takes nobody in any more. */
  live: ReadonlyMap<string, LivePlan>;
  /** Plans that runs are pinned to, by version. */
  pinned: ReadonlyMap<string, KnownPlan>;
  statuses: ReadonlyMap<string, 'draft' | 'live' | 'paused' | 'archived'>;
  /** By journey, oldest first. */
  pauses: ReadonlyMap<string, Pause[]>;
  /** Sensing state of watching runs' customers, by journey and customer. */
  sensing: ReadonlyMap<string, SensingState>;
  /** First event per customer that the router has not handled. */
  earliestQueued: ReadonlyMap<string, number>;
  /** Events since the campaign began, by run. */
  events: ReadonlyMap<string, EngineEvent[]>;
  /** The events that started the campaigns, by run, where a step looks at it. */
  triggers: ReadonlyMap<string, EngineEvent>;
  /** What customers did of the events that steps want to know all of, by customer. */
  happened: ReadonlyMap<string, EngineEvent[]>;
  /** What steps may know from beyond their own run. */
  remembered: RememberedFacts;
  earlier: EarlierRuns;
}

export interface SteppingQuestion {
  workspaceId: string;
  runs: readonly RunRow[];
  items: readonly TakenItem[];
  live: readonly LivePlan[];
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
  const open = runs.filter((run) => run.phase !== 'ended');
  const openIds = customersOf(open);
  const watching = customersOf(runs.filter((run) => run.phase === 'watching'));
  const live = new Map(question.live.map((plan) => [plan.journeyId, plan]));
  const pinned = await plans.plansOf(sql, [...new Set(runs.map((run) => run.versionId))]);
  const planOf = (run: RunRow) => (run.phase === 'watching' ? live.get(run.journeyId) : pinned.get(run.versionId));
  const journeyIds = [...new Set(runs.map((run) => run.journeyId))];
  // Only watching runs are sensed, and only in the journeys of this batch.
  const sensed = watching.length > 0 ? journeyIds.flatMap((id) => live.get(id) ?? []) : [];
  const moment = { now: horizon, timeZone: settings.timeZone };
  const [
    room,
    sensing,
    observation,
    rules,
    permissions,
    wishes,
    statuses,
    pauses,
    earliestQueued,
    events,
    triggers,
    happened,
    remembered,
  ] = await together([
    EntryRoom.lock(sql, workspaceId, sensed, moment),
    readSensing(sql, watching, sensed),
    readObservation(sql, watching, sensed),
    readSendingRules(sql),
    readPermissions(sql, openIds),
    readWishes(sql, openIds),
    readJourneyStatuses(sql, journeyIds),
    readPauses(sql, journeyIds),
    findEarliestQueued(sql, watching),
    readEventsOfRuns(sql, open, items, planOf),
    readTriggers(sql, open, items, planOf),
    readWhatHappened(sql, open, planOf),
    readRemembered(sql, workspaceId, open, planOf, horizon),
  ]);
  const known = new Map(customers.map((customer) => [customer.id, factsOf(customer, settings.timeZone, observation)]));
  const beginOf = beginnings(items);
  const hearing = open.flatMap((run) => {
    const startedAt = beginOf(run);
    const hears = startedAt !== undefined && (events.get(run.id)?.length ?? 0) > 0;
    return hears ? [{ run, plan: planOf(run), startedAt }] : [];
  });
  const [latest, counted, earlier] = await together([
    readLatestFacts(sql, known, openIds),
    readCounted(sql, openIds, {
      ...{ rules, wishes, horizon, speed: settings.clock.speed, read: readCountedMessages },
    }),
    findEarlierRuns(sql, hearing),
  ]);
  return {
    ...{ kinds: plans.kinds, horizon, room, live, pinned, rules, permissions, wishes, statuses, earliestQueued },
    ...{ events, triggers, happened, remembered, earlier, latest, counted, customers: known },
    items: groupBy(items, (item) => item.runId),
    pauses: groupBy(pauses, (pause) => pause.journeyId),
    sensing: new Map(sensing.map((row) => [sensingKey(row.journeyId, row.customerId), row.state])),
  };
}

const customersOf = (runs: readonly RunRow[]) => [...new Set(runs.map((run) => run.customerId))];

export const latestFactsOf = ({ latest, customers }: SteppingFacts, { customerId }: RunRow) =>
  latest.get(customerId) ?? customers.get(customerId);
