/** Computes, silently, the sensing states of customers who did something before a version was published. */
import {
  type Database,
  findCustomersToPrepare,
  findUnobserved,
  findUnpreparedVersions,
  findWatchingRuns,
  lockCustomers,
  markPrepared,
  readEarlierStarts,
  readSensing,
  readWorkspaceSettings,
  type TransactionSql,
  withWorkspaceSql,
} from '@kairos/db';
import { replaySensing } from '@kairos/engine';
import { alarmIsNeeded } from './alarms';
import { factsOf, readObservation } from './customer-facts';
import { groupBy } from './group-by';
import type { LivePlan, PlanCache } from './live-plans';
import { meantFor } from './meant-for';
import { planMoves } from './plan-moves';
import { readHistory } from './read-history';
import { type CustomerToRoute, emptyOutcome, type RoutingOutcome } from './route-customer';
import { contextOf } from './sense-in-plan';
import { writeOutcomes } from './write-outcomes';

const BATCH = 500;
const BEFORE_ALL = '00000000-0000-0000-0000-000000000000';

/**
 * Prepares every live version that is not prepared yet. Nothing fires for what lies before the publication; what is
 * still to come gets its alarm. Safe to repeat and to run beside the router: both lock the customer first.
 */
export async function prepareVersions(
  database: Database,
  plans: PlanCache,
  workspaceId: string,
  wake: (cohortIds: string[]) => Promise<void>,
): Promise<void> {
  const versions = await withWorkspaceSql(database, workspaceId, findUnpreparedVersions);
  for (const version of versions) {
    let after: string | undefined = BEFORE_ALL;
    while (after !== undefined) {
      const from: string = after;
      const batch = await withWorkspaceSql(database, workspaceId, (sql) =>
        prepareBatch(sql, plans, { workspaceId, versionId: version.versionId, after: from }),
      );
      await wake(batch.cohortsToWake);
      after = batch.last;
    }
    await withWorkspaceSql(database, workspaceId, (sql) => markPrepared(sql, version.versionId));
  }
}

interface BatchToPrepare {
  workspaceId: string;
  versionId: string;
  after: string;
}

async function prepareBatch(
  sql: TransactionSql,
  plans: PlanCache,
  { workspaceId, versionId, after }: BatchToPrepare,
): Promise<{ last: string | undefined; cohortsToWake: string[] }> {
  const live = await plans.livePlans(sql);
  const plan = live.find((candidate) => candidate.versionId === versionId);
  if (!plan) return { last: undefined, cohortsToWake: [] };
  const names = [...plan.sensedNames];
  const everyone = plan.sensesAttributes;
  const ids = await findCustomersToPrepare(sql, plan, { names, everyone, after, limit: BATCH });
  if (ids.length === 0) return { last: undefined, cohortsToWake: [] };
  const locked = await lockCustomers(sql, ids);
  // The router may have come first while this transaction waited for the lock.
  const done = new Set((await readSensing(sql, ids, [plan])).map((row) => row.customerId));
  const unobserved = await findUnobserved(sql, ids);
  const { clock, timeZone, runsPerWorkflow } = await readWorkspaceSettings(sql);
  const history = await readHistory(sql, ids, names);
  const watching = groupBy(await findWatchingRuns(sql, ids), (row) => row.customerId);
  const observation = await readObservation(sql, ids, live);
  const started = groupBy(await readEarlierStarts(sql, ids, [plan]), (row) => row.customerId);
  const customers = locked
    .filter(
      (customer) => !done.has(customer.id) && !unobserved.has(customer.id) && (everyone || history.has(customer.id)),
    )
    .map(
      (customer): CustomerToRoute => ({
        customerId: customer.id,
        facts: factsOf(customer, timeZone, observation),
        events: [],
        plans: live,
        states: new Map(),
        history: history.get(customer.id) ?? [],
        watching: watching.get(customer.id) ?? [],
        earlierStarts: started.get(customer.id) ?? [],
        subscriptions: [],
      }),
    );
  const outcomes = customers.map((customer) => prepareCustomer(plans, plan, customer));
  const cohortsToWake = await writeOutcomes(sql, workspaceId, {
    outcomes,
    moves: planMoves(clock, customers, outcomes),
    runsPerWorkflow,
  });
  return { last: ids.at(-1), cohortsToWake };
}

function prepareCustomer(plans: PlanCache, plan: LivePlan, customer: CustomerToRoute): RoutingOutcome {
  const context = contextOf(plans.kinds, customer, plan);
  const history = meantFor(plan, customer.history);
  const before = history.filter((event) => event.at <= plan.sensesSince.getTime());
  const { state, nextChange } = replaySensing(
    context,
    history,
    before.length > 0 || plan.sensesAttributes ? plan.sensesSince.getTime() : null,
  );
  const { journeyId, sensingHash, versionId } = plan;
  const outcome = emptyOutcome(customer.customerId, 0);
  outcome.sensing.push({ journeyId, sensingHash, customerId: customer.customerId, state });
  if (nextChange !== null && alarmIsNeeded(customer, outcome, journeyId, nextChange)) {
    outcome.alarms.push({ journeyId, versionId, at: state.at, dueAt: nextChange });
  }
  return outcome;
}
