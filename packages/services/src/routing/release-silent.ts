/** Releases campaigns that an import would have started: each starts now, once, if it still holds and the customer may start. */
import {
  askToWake,
  type Database,
  findEarliestQueued,
  findSilentCustomers,
  findWatchingRuns,
  lockCustomers,
  readSensing,
  readWorkspaceSettings,
  type SilentStartRow,
  type TransactionSql,
  takeSilentStarts,
  withWorkspaceSql,
} from '@kairos/db';
import { type SensingState, sense } from '@kairos/engine';
import { readHorizon } from '../cohorts/horizon';
import { expectJourney } from '../journeys/expect-journey';
import { alarmIsNeeded } from './alarms';
import { factsOf, readObservation } from './customer-facts';
import { EntryRoom } from './entry-room';
import { groupBy } from './group-by';
import type { LivePlan, PlanCache } from './live-plans';
import { planMoves } from './plan-moves';
import { type CustomerToRoute, emptyOutcome, type RoutingOutcome } from './route-customer';
import { contextOf, noteSensed } from './sense-in-plan';
import { writeOutcomes } from './write-outcomes';

/** Customers per transaction. */
const BATCH = 500;

export interface Release {
  /** Campaigns that started. */
  started: number;
  /** What no longer held, or may not start again. It is forgotten. */
  passedOver: number;
  /** Nobody is left who could start now: the journey is not live, the limit is reached, or events are still on their way. */
  isDone: boolean;
}

/**
 * One batch; call again until `isDone`.
 * Safe to repeat and to run beside the router: both lock the customer first. Throws `journeys/not-found`.
 */
export async function releaseSilentStarts(
  database: Database,
  plans: PlanCache,
  workspaceId: string,
  journeyId: string,
): Promise<Release> {
  return withWorkspaceSql(database, workspaceId, async (sql) => {
    await expectJourney(sql, journeyId);
    const live = await plans.livePlans(sql);
    const plan = live.find((candidate) => candidate.journeyId === journeyId);
    const ids = plan ? await findSilentCustomers(sql, journeyId, BATCH) : [];
    if (!plan || ids.length === 0) return { started: 0, passedOver: 0, isDone: true };
    const { clock, timeZone, runsPerWorkflow } = await readWorkspaceSettings(sql);
    const now = await readHorizon(sql, clock);
    const known = await readCustomers(sql, plan, ids, timeZone);
    const taken = groupBy(
      await takeSilentStarts(
        sql,
        journeyId,
        known.map(({ customerId }) => customerId),
      ),
      (row) => row.customerId,
    );
    const room = await EntryRoom.lock(sql, workspaceId, [plan], { now, timeZone });
    const customers = known.filter(({ customerId }) => taken.has(customerId));
    const outcomes = customers.map((customer) =>
      releaseOne(plans, plan, customer, { starts: taken.get(customer.customerId) ?? [], room, now }),
    );
    await room.save(sql);
    const moves = planMoves(clock, customers, outcomes);
    await askToWake(sql, workspaceId, await writeOutcomes(sql, workspaceId, { outcomes, moves, runsPerWorkflow }));
    const started = outcomes.reduce((sum, outcome) => sum + outcome.starts.length, 0);
    const refused = outcomes.flatMap((outcome) => outcome.silent).length;
    const all = [...taken.values()].flat().length;
    return { started, passedOver: Math.max(0, all - started - refused), isDone: all === refused };
  });
}

/** Those whose events have all been routed and of whom this plan has a state: nothing is decided on half of the story. */
async function readCustomers(
  sql: TransactionSql,
  plan: LivePlan,
  ids: string[],
  timeZone: string,
): Promise<CustomerToRoute[]> {
  const locked = await lockCustomers(sql, ids);
  const states = new Map((await readSensing(sql, ids, [plan])).map((row) => [row.customerId, row.state]));
  const queued = await findEarliestQueued(sql, ids);
  const watching = groupBy(await findWatchingRuns(sql, ids), (row) => row.customerId);
  const observation = await readObservation(sql, ids, [plan]);
  return locked.flatMap((customer): CustomerToRoute[] => {
    const state = states.get(customer.id);
    if (!state || queued.has(customer.id)) return [];
    return [
      {
        customerId: customer.id,
        facts: factsOf(customer, timeZone, observation),
        plans: [plan],
        states: new Map([[plan.journeyId, state]]),
        watching: watching.get(customer.id) ?? [],
        ...{ events: [], history: [], earlierStarts: [], subscriptions: [] },
      },
    ];
  });
}

interface Released {
  starts: readonly SilentStartRow[];
  room: EntryRoom;
  /** Epoch ms, workspace clock. */
  now: number;
}

function releaseOne(
  { kinds }: PlanCache,
  plan: LivePlan,
  customer: CustomerToRoute,
  { starts, room, now }: Released,
): RoutingOutcome {
  const outcome = emptyOutcome(customer.customerId, 0);
  const { journeyId, sensingHash, versionId } = plan;
  const hasRoom = (triggerId: string, count: number) => room.take(journeyId, triggerId, count);
  const context = { ...contextOf(kinds, customer, plan), hasRoom };
  let state: SensingState | undefined = customer.states.get(journeyId);
  let nextChange: number | null = null;
  for (const [triggerId, rows] of groupBy(starts, (row) => row.triggerId)) {
    if (!state) break;
    const keys = rows.flatMap(({ key }) => key ?? []);
    const result = sense(context, state, { at: Math.max(now, state.at), release: { triggerId, keys } });
    ({ state, nextChange } = result);
    noteSensed(plan, customer.customerId, result, outcome);
    // Whom the limit turns away keeps waiting for the next release.
    const isFull = result.transitions.some(({ nodeId, refusal }) => nodeId === triggerId && refusal === 'limit');
    if (isFull) outcome.silent.push(...rows.map(({ at, ...row }) => ({ ...row, at: at.getTime() })));
  }
  if (state) outcome.sensing.push({ journeyId, sensingHash, customerId: customer.customerId, state });
  if (nextChange !== null && alarmIsNeeded(customer, outcome, journeyId, nextChange)) {
    outcome.alarms.push({ journeyId, versionId, at: now, dueAt: nextChange });
  }
  return outcome;
}
