/** Plays an acceptance case through intake, queue, router and cohort workflow, in a workspace and on a clock of its own. */
import type { Database } from '@kairos/db';
import type { KindRegistry } from '@kairos/engine';
import { createEndpoint } from '@kairos/services';
import { type CustomerTrace, readTraces } from '../scenario/read-back';
import { eventually, isAtRest, Scenario } from '../scenario/scenario';
import type { AcceptanceCase } from './case';
import { openCaseEndpoint } from './case-endpoint';
import { happeningsOf, happens, isCalled, isDelivered } from './happenings';
import type { Observed, Told } from './observe';
import { inTurn, type ProviderStage } from './provider-stage';
import { setTheScene } from './scene';
import { endOf, type StoredEvents } from './simulate-case';

/** However long a case lasts by its own clock, it takes about this long. Steps are still taken at their own moments. */
const REAL_MILLISECONDS = 1_500;

/** What stands around a case on the runtime. */
export interface CaseParts {
  database: Database;
  kinds: KindRegistry;
  /** What the sandbox asks about each message. */
  providers: ProviderStage;
  /** The installation's secret. */
  secret: Buffer;
  /** Hosts that webhooks may call; a case adds its own. */
  webhookHosts: string[];
}

/** A worker, deliverers and the deliverer of webhooks must be running on the database. Cases may be played side by side. */
export async function playCase(parts: CaseParts, acceptance: AcceptanceCase): Promise<Played> {
  const { database, kinds, providers, secret, webhookHosts } = parts;
  const from = Date.parse(acceptance.from);
  const until = Date.parse(acceptance.until);
  const speed = Math.max(1, (until - from) / REAL_MILLISECONDS);
  const scenario = await Scenario.create({ database, kinds, clock: { startsAt: from, speed } });
  const begun = Date.now();
  await scenario.beginStream(from);
  providers.direct(scenario.workspaceId, inTurn(acceptance.provider ?? []));
  const endpoint = await openCaseEndpoint(acceptance.endpoint ?? []);
  try {
    webhookHosts.push(endpoint.host);
    const known = { name: 'Desk', url: endpoint.url };
    const { id } = await createEndpoint({ database, secret, webhookHosts }, scenario.workspaceId, known);
    await setTheScene(scenario, acceptance, { kinds, endpointId: id });
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
    const end = await comesToItsEnd(scenario, acceptance);
    const { journals, events, answered } = await readTrace(scenario, end);
    const triedAgain = journals.flat().flatMap((line) => (line.type === 'resumed' ? [line.at] : []));
    return { journals, ...(await readFates(scenario, end)), calls: endpoint.calls(), events, answered, triedAgain };
  } finally {
    endpoint.close();
  }
}

/** What the case came to, with the events as they were stored. */
export interface Played extends Told, StoredEvents {}

/** What comes of a call goes back into its run, which may send once more. */
async function comesToItsEnd(scenario: Scenario, acceptance: AcceptanceCase): Promise<number> {
  const waiting = { timeoutMs: 90_000 };
  await eventually(`every call of "${acceptance.says}" is over`, () => isCalled(scenario), waiting);
  const { answered } = await readTrace(scenario, Date.parse(acceptance.until));
  const end = endOf(acceptance, answered);
  await passesTo(scenario, acceptance, end);
  await eventually(`every message of "${acceptance.says}" has its fate`, () => isDelivered(scenario, end), waiting);
  return end;
}

async function readTrace(scenario: Scenario, until: number): Promise<CustomerTrace> {
  const [trace] = await readTraces(scenario, until);
  if (!trace) throw new Error('The customer of the case is gone.');
  return trace;
}

async function readFates(scenario: Scenario, until: number): Promise<Pick<Observed, 'fates' | 'copies'>> {
  return scenario.inWorkspace(async (sql) => {
    const rows = await sql<
      { nodeId: string; state: string; reason: string | null; resolution: string | null; copies: number }[]
    >`
      select m.node_id as "nodeId", m.state, m.reason, m.resolution,
             (select count(*)::int from sandbox_message s where s.idempotency_key = m.id::text) as copies
        from message m where m.due_at <= ${new Date(until)} order by m.planned_at, m.node_id`;
    return {
      fates: rows.map(({ nodeId, state, reason, resolution }) => [
        nodeId,
        state === 'accepted' ? 'sent' : (resolution ?? reason ?? state),
      ]),
      copies: rows.flatMap(({ nodeId, copies }) => (copies === 0 ? [] : [[nodeId, copies]])),
    };
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
