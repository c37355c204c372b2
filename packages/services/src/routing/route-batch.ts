/** Routes one batch of queued events in one transaction: effects and the end of the queue rows are one. */
import {
  type Database,
  deleteFromQueue,
  findSubscriptions,
  findUnobserved,
  findWatchingRuns,
  type LockedCustomer,
  lockCustomers,
  noteEventNames,
  type QueuedEvent,
  readEarlierStarts,
  readQueue,
  readSensing,
  readWorkspaceSettings,
  type TransactionSql,
  takePartitions,
  together,
  withWorkspaceSql,
  workspaceNow,
} from '@kairos/db';
import { inEventOrder, LATEST_START_MILLISECONDS } from '@kairos/engine';
import { stepAtOnce } from '../cohorts/step-at-once';
import { isRefusedData, writeSteps } from '../cohorts/write-steps';
import { liftSuppressions } from '../effects';
import { faultPoint } from '../fault-points';
import { factsOf, readObservation } from './customer-facts';
import { EntryRoom } from './entry-room';
import { eventNamesSeen } from './event-names-seen';
import { groupBy } from './group-by';
import type { LivePlan, PlanCache } from './live-plans';
import { planMoves } from './plan-moves';
import { readHistory } from './read-history';
import {
  type CustomerToRoute,
  needsHistory,
  type RoutedEvent,
  type RoutingOutcome,
  routeCustomer,
} from './route-customer';
import { writeOutcomes } from './write-outcomes';

export interface RoutedBatch {
  /** Events routed; 0 means the partitions were empty or taken by other routers. */
  routed: number;
  /** The batch was full: more may be queued. */
  more: boolean;
  cohortsToWake: string[];
  /** Campaigns that did not start because a journey would have gone round in a circle. */
  loops: RoutingOutcome['loops'];
}

const BATCH = 500;
/** Where a clock runs fast, a moment of real time is days of the workspace's; its events are not old for that. */
const LATEST_START_REAL_MS = 60_000;
const NOTHING: RoutedBatch = { routed: 0, more: false, cohortsToWake: [], loops: [] };

/** Wake the returned cohorts afterwards; a wake that is lost is repeated by the sweeper. */
export async function routeBatch(
  database: Database,
  plans: PlanCache,
  workspaceId: string,
  partitions: readonly number[],
): Promise<RoutedBatch> {
  const route = (step: StepAtOnce) =>
    withWorkspaceSql(database, workspaceId, (sql) => routeInTransaction(sql, plans, { workspaceId, partitions }, step));
  // Some run is to blame: its cohort finds out which, and parks it.
  return route(stepAtOnce).catch((error: unknown) => {
    if (!isRefusedData(error)) throw error;
    return route(leaveToCohorts);
  });
}

type StepAtOnce = typeof stepAtOnce;
const leaveToCohorts: StepAtOnce = async (_sql, _plans, _frame, runs) => ({ ...runs, stepped: [], moved: [] });

interface BatchToRoute {
  workspaceId: string;
  partitions: readonly number[];
}

async function routeInTransaction(
  sql: TransactionSql,
  plans: PlanCache,
  { workspaceId, partitions }: BatchToRoute,
  step: StepAtOnce,
): Promise<RoutedBatch> {
  const taken = await takePartitions(sql, workspaceId, partitions);
  if (taken.length === 0) return NOTHING;
  const [queued, settings, live] = await together([
    readQueue(sql, taken, BATCH),
    readWorkspaceSettings(sql),
    plans.livePlans(sql),
  ]);
  if (queued.length === 0) return NOTHING;
  faultPoint('queue-claimed');
  const { clock, timeZone, runsPerWorkflow } = settings;
  const { locked, customers } = await readCustomersToRoute(sql, queued, { live, timeZone });
  const now = workspaceNow(clock, Date.now());
  const room = await EntryRoom.lock(sql, workspaceId, live, { now, timeZone });
  const latestStart = Math.max(LATEST_START_MILLISECONDS, LATEST_START_REAL_MS * clock.speed);
  const outcomes = customers.map((customer) => routeCustomer(plans.kinds, customer, { latestStart, room }));
  faultPoint('events-sensed');
  // An answer that lifts a block lets through what it causes.
  await liftSuppressions(sql, workspaceId, queued, new Date(now));
  const planned = planMoves(clock, customers, outcomes);
  const { stepped, ...told } = await step(sql, plans, { workspaceId, live, customers: locked, settings }, planned);
  const queueIds = queued.map((row) => row.queueId);
  await writeSteps(sql, stepped, { workspaceId, settings, now });
  const [cohortsToWake] = await together([
    writeOutcomes(sql, workspaceId, { outcomes, moves: { ...planned, ...told }, runsPerWorkflow }),
    room.save(sql),
    noteEventNames(sql, workspaceId, eventNamesSeen(queued)),
    deleteFromQueue(sql, queueIds),
  ]);
  faultPoint('route-written');
  const loops = outcomes.flatMap((outcome) => outcome.loops);
  return { routed: queued.length, more: queued.length === BATCH, cohortsToWake, loops };
}

async function readCustomersToRoute(
  sql: TransactionSql,
  queued: QueuedEvent[],
  { live, timeZone }: { live: LivePlan[]; timeZone: string },
): Promise<{ locked: LockedCustomer[]; customers: CustomerToRoute[] }> {
  const queuedByCustomer = groupBy(queued, (row) => row.customerId);
  const ids = [...queuedByCustomer.keys()];
  const names = [...new Set(queued.map((row) => row.name))];
  const [locked, unobserved, sensed, watchingRuns, listening, observation] = await together([
    lockCustomers(sql, ids),
    findUnobserved(sql, ids),
    readSensing(sql, ids, live),
    findWatchingRuns(sql, ids),
    findSubscriptions(sql, ids, names),
    readObservation(sql, ids, live),
  ]);
  const states = groupBy(sensed, (row) => row.customerId);
  const watching = groupBy(watchingRuns, (row) => row.customerId);
  const subscriptions = groupBy(listening, (row) => row.customerId);
  const customers = locked.map(
    (customer: LockedCustomer): CustomerToRoute => ({
      customerId: customer.id,
      facts: factsOf(customer, timeZone, observation),
      events: (queuedByCustomer.get(customer.id) ?? []).map(toEvent).sort(inEventOrder),
      // Of who does not want it nothing is sensed: what they do is kept, and campaigns under way still hear it.
      plans: unobserved.has(customer.id) ? [] : live,
      states: new Map((states.get(customer.id) ?? []).map((row) => [row.journeyId, row.state])),
      history: [],
      earlierStarts: [],
      watching: watching.get(customer.id) ?? [],
      subscriptions: subscriptions.get(customer.id) ?? [],
    }),
  );
  return { locked, customers: await withHistory(sql, customers, live) };
}

function toEvent(row: QueuedEvent): RoutedEvent {
  const { eventId: id, kind, name, occurredAt, receivedAt, properties, chain } = row;
  return { id, kind, name, at: occurredAt.getTime(), receivedAt: receivedAt.getTime(), properties, chain: chain ?? [] };
}

/** Reads the log of those customers for whom some plan has to start from it. */
async function withHistory(
  sql: TransactionSql,
  customers: CustomerToRoute[],
  live: LivePlan[],
): Promise<CustomerToRoute[]> {
  const wanting = customers.filter((customer) => customer.plans.some((plan) => needsHistory(customer, plan)));
  if (wanting.length === 0) return customers;
  const names = [...new Set(live.flatMap((plan) => [...plan.sensedNames]))];
  const ids = wanting.map((customer) => customer.customerId);
  const history = await readHistory(sql, ids, names);
  const started = await readEarlierStarts(sql, ids, live);
  const startedByCustomer = groupBy(started, (row) => row.customerId);
  return customers.map((customer) => ({
    ...customer,
    earlierStarts: startedByCustomer.get(customer.customerId) ?? [],
    history: history.get(customer.customerId) ?? [],
  }));
}
