/** Plays an acceptance case through intake, queue, router and cohort workflow, in a workspace and on a clock of its own. */
import { addToExperiments, type Database } from '@kairos/db';
import { ATTRIBUTES_EVENT, type EngineEvent, type KindRegistry } from '@kairos/engine';
import { removeCustomer, restoreCustomer } from '@kairos/services';
import { readTraces } from '../scenario/read-back';
import { eventually, isAtRest, Scenario } from '../scenario/scenario';
import type { AcceptanceCase, CaseChange, CaseEvent, Observed, Told } from './case';
import { attributesOf, CASE_CHANNELS, idsOf, planOf } from './simulate-case';

/** Other customers have made the test what it is. */
async function beginTest(scenario: Scenario, acceptance: AcceptanceCase, kinds: KindRegistry): Promise<void> {
  const { test } = acceptance;
  if (!test) return;
  const { nodeId } = test;
  const { journeyId } = idsOf(acceptance);
  const known = planOf(acceptance, kinds).experiments?.find((experiment) => experiment.nodeId === nodeId);
  if (!known) throw new Error(`"${acceptance.says}" has no test at "${nodeId}".`);
  const at = new Date(test.startedAt);
  const counts = Object.entries(test.arms).map(([arm, [entered, reached]]) => ({
    ...{ journeyId, nodeId, key: known.key, arm, entered, reached, at },
  }));
  await scenario.inWorkspace((sql) => addToExperiments(sql, scenario.workspaceId, counts));
}

/** However long a case lasts by its own clock, it takes about this long. Steps are still taken at their own moments. */
const REAL_MILLISECONDS = 1_500;
const USER = 'ana';

/** A worker must be running on the database. Cases may be played side by side. */
export async function playCase(
  { database, kinds }: { database: Database; kinds: KindRegistry },
  acceptance: AcceptanceCase,
): Promise<Played> {
  const from = Date.parse(acceptance.from);
  const until = Date.parse(acceptance.until);
  const speed = Math.max(1, (until - from) / REAL_MILLISECONDS);
  const scenario = await Scenario.create({ database, kinds, clock: { startsAt: from, speed } });
  const begun = Date.now();
  await scenario.beginStream(from);
  const { journeyId, customerId } = idsOf(acceptance);
  await scenario.publish(acceptance.says, acceptance.journey(), journeyId);
  await beginTest(scenario, acceptance, kinds);
  await scenario.addCustomer(USER, customerId);
  const identity = { userId: USER, kind: 'identify' as const, name: 'identify', at: from };
  await scenario.send([{ ...identity, properties: attributesOf(acceptance) }], from);
  const allowed = CASE_CHANNELS.filter((channel) => !acceptance.refuses?.includes(channel));
  await scenario.allow(USER, allowed);
  if (acceptance.rules) await scenario.setRules(acceptance.rules);
  await scenario.setWishes(customerId, { unwanted: acceptance.unwanted, hours: acceptance.ownHours });
  await comesToRest(scenario, acceptance, from);
  for (const { arrivedAt, ...happening } of inOrder(acceptance)) {
    await pause(begun + (arrivedAt - from) / speed - Date.now());
    // Steps that are due before an event must not know of it yet; of one that comes late, not those of that very moment either.
    const isInTime = 'event' in happening && arrivedAt === happening.at;
    await passesTo(scenario, acceptance, isInTime ? arrivedAt - 1 : arrivedAt);
    if ('change' in happening) await makeChange(scenario, { journeyId, customerId }, happening.change);
    else {
      const { name, properties } = happening.event;
      const kind = name === ATTRIBUTES_EVENT ? ('identify' as const) : ('track' as const);
      await scenario.send([{ userId: USER, kind, name, at: happening.at, properties }], arrivedAt);
    }
    await passesTo(scenario, acceptance, arrivedAt);
  }
  await passesTo(scenario, acceptance, until);
  await eventually(`every message of "${acceptance.says}" has its fate`, () => isDelivered(scenario, until), {
    timeoutMs: 90_000,
  });
  const [trace] = await readTraces(scenario, until);
  if (!trace) throw new Error('The customer of the case is gone.');
  return { journals: trace.journals, fates: await readFates(scenario, until), events: trace.events };
}

/** What the case came to, with the events as they were stored. */
export interface Played extends Told {
  events: EngineEvent[];
}

async function isDelivered(scenario: Scenario, until: number): Promise<boolean> {
  return scenario.inWorkspace(async (sql) => {
    const [row] = await sql<{ open: boolean }[]>`
      select exists (select 1 from message where state in ('planned', 'claimed', 'transmitting', 'unknown')
                                            and due_at <= ${new Date(until)}) as open`;
    return row?.open === false;
  });
}

async function readFates(scenario: Scenario, until: number): Promise<Observed['fates']> {
  return scenario.inWorkspace(async (sql) => {
    const rows = await sql<{ nodeId: string; state: string; reason: string | null }[]>`
      select node_id as "nodeId", state, reason from message where due_at <= ${new Date(until)}
       order by planned_at, node_id`;
    return rows.map(({ nodeId, state, reason }) => [nodeId, state === 'accepted' ? 'sent' : (reason ?? state)]);
  });
}

type Happening = { arrivedAt: number } & ({ at: number; event: CaseEvent } | { change: CaseChange });

function inOrder({ events, changes = [] }: AcceptanceCase): Happening[] {
  return [
    ...events.map((event) => ({
      ...{ event, at: Date.parse(event.at) },
      arrivedAt: Date.parse(event.arrivedAt ?? event.at),
    })),
    ...changes.map((change) => ({ change, arrivedAt: Date.parse(change.at) })),
  ].sort((a, b) => a.arrivedAt - b.arrivedAt);
}

async function makeChange(
  scenario: Scenario,
  { journeyId, customerId }: ReturnType<typeof idsOf>,
  change: CaseChange,
): Promise<void> {
  const { database, workspaceId } = scenario;
  const at = new Date(change.at);
  switch (change.type) {
    case 'remove-customer':
      // However fast the clock runs, what was due before has left.
      await eventually('what was due before the removal has left', () => isDelivered(scenario, at.getTime()));
      return removeCustomer(database, workspaceId, { customerId, at });
    case 'restore-customer':
      return restoreCustomer(database, workspaceId, { customerId, at });
    case 'pause':
      return scenario.pause(journeyId, change);
    case 'resume':
      return scenario.resume(journeyId, change.overdue);
    case 'publish':
      await scenario.publishNext(journeyId, change.journey(), change.choices);
  }
}

async function passesTo(scenario: Scenario, acceptance: AcceptanceCase, at: number): Promise<void> {
  await scenario.streamHasCome(at);
  await comesToRest(scenario, acceptance, at);
}

const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

function comesToRest(scenario: Scenario, { says }: AcceptanceCase, until: number): Promise<void> {
  const description = `"${says}" comes to rest at ${new Date(until).toISOString()}`;
  return eventually(description, () => isAtRest(scenario, until), { timeoutMs: 60_000, everyMs: 50 });
}
