/** Plays an acceptance case through intake, queue, router and cohort workflow, in a workspace and on a clock of its own. */
import type { Database } from '@kairos/db';
import type { EngineEvent, KindRegistry } from '@kairos/engine';
import { readTraces } from '../scenario/read-back';
import { eventually, isAtRest, Scenario } from '../scenario/scenario';
import type { AcceptanceCase } from './case';
import { happeningsOf, happens, isDelivered } from './happenings';
import type { Observed, Told } from './observe';
import { setTheScene } from './scene';

/** However long a case lasts by its own clock, it takes about this long. Steps are still taken at their own moments. */
const REAL_MILLISECONDS = 1_500;

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
  await setTheScene(scenario, acceptance, kinds);
  await comesToRest(scenario, acceptance, from);
  for (const happening of happeningsOf(acceptance)) {
    const { at, arrivedAt } = happening;
    await pause(begun + (arrivedAt - from) / speed - Date.now());
    // What is due at the moment of an event is due after it; a change, and an event that comes in late, find it done.
    const isAwaited = 'event' in happening && arrivedAt === at;
    await passesTo(scenario, acceptance, isAwaited ? arrivedAt - 1 : arrivedAt);
    await happens(scenario, acceptance, happening);
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

async function readFates(scenario: Scenario, until: number): Promise<Observed['fates']> {
  return scenario.inWorkspace(async (sql) => {
    const rows = await sql<{ nodeId: string; state: string; reason: string | null }[]>`
      select node_id as "nodeId", state, reason from message where due_at <= ${new Date(until)}
       order by planned_at, node_id`;
    return rows.map(({ nodeId, state, reason }) => [nodeId, state === 'accepted' ? 'sent' : (reason ?? state)]);
  });
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
