/** Plays a case of many customers through intake, queue, router, cohort workflows and deliverers, in a workspace of its own. */
import { eventually, isAtRest, Scenario, type ScenarioEvent } from '../../scenario/scenario';
import { isDelivered } from '../happenings';
import type { CaseParts } from '../play-case';
import { CASE_CHANNELS } from '../simulate-case';
import { type CrowdCase, type CrowdSeen, countFates, orderOf } from './crowd-case';
import { tooEarlyIn } from './pace';

/** However long a case lasts by its own clock; the customers take longer than the clock. */
const REAL_MILLISECONDS = 1_500;
const WAITING = { timeoutMs: 240_000, everyMs: 100 };

/** A worker and deliverers must be running on the database. */
export async function playCrowdCase(parts: CaseParts, crowd: CrowdCase): Promise<CrowdSeen> {
  const from = Date.parse(crowd.from);
  const speed = Math.max(1, (Date.parse(crowd.until) - from) / REAL_MILLISECONDS);
  const { database, kinds } = parts;
  const scenario = await Scenario.create({ database, kinds, clock: { startsAt: from, speed } });
  const begunAt = Date.now();
  await scenario.beginStream(from);
  await scenario.setRules(crowd.rules);
  for (const [name, journey] of Object.entries(crowd.journeys)) await scenario.publish(name, journey());
  await gather(scenario, crowd);
  for (const at of turnsOf(crowd)) {
    await timeComes(begunAt + (at - from) / speed);
    await passesTo(scenario, crowd, at - 1);
    direct(parts, scenario, crowd, at);
    const opensAt = Date.now();
    await scenario.send(eventsAt(crowd, at), at);
    await passesTo(scenario, crowd, at);
    if (crowd.opens !== null && at === Date.parse(crowd.opens)) {
      return { fates: await readFates(scenario), ...(await readRelease(parts, scenario, crowd, opensAt)) };
    }
  }
  await passesTo(scenario, crowd, Date.parse(crowd.until));
  return { fates: await readFates(scenario), order: [], tooEarly: 0 };
}

const userOf = (customer: number) => `c${customer}`;

async function gather(scenario: Scenario, { customers, from }: CrowdCase): Promise<void> {
  const at = Date.parse(from);
  const users = Array.from({ length: customers }, (_, customer) => userOf(customer));
  const properties = { phone: '+31612345678' };
  await scenario.send(
    users.map((userId) => ({ userId, kind: 'identify', name: 'identify', at, properties })),
    at,
  );
  await scenario.allow(users, [...CASE_CHANNELS]);
}

/** Moments at which something happens, oldest first. */
function turnsOf({ events, provider, opens }: CrowdCase): number[] {
  const said = [...events.map(({ at }) => at), ...provider.map(({ from }) => from), ...(opens === null ? [] : [opens])];
  return [...new Set(said.map((each) => Date.parse(each)))].sort((a, b) => a - b);
}

function direct({ providers }: CaseParts, scenario: Scenario, { provider }: CrowdCase, at: number): void {
  const act = provider.findLast(({ from }) => Date.parse(from) <= at);
  providers.direct(scenario.workspaceId, () => act?.does ?? 'takes');
}

function eventsAt({ events, customers }: CrowdCase, at: number): ScenarioEvent[] {
  const now = events.filter((event) => Date.parse(event.at) === at);
  return now.flatMap(({ name, properties, by }) =>
    Array.from({ length: customers }, (_, customer) => customer)
      .filter(by)
      .map((customer) => ({ userId: userOf(customer), name, at, properties: properties ?? {} })),
  );
}

/** Everything that is due by then has happened, and every message that may leave by then has its fate. */
async function passesTo(scenario: Scenario, { says }: CrowdCase, at: number): Promise<void> {
  await scenario.streamHasCome(at);
  const when = `at ${new Date(at).toISOString()}`;
  await eventually(`"${says}" comes to rest ${when}`, () => isAtRest(scenario, at), WAITING);
  await eventually(`the messages of "${says}" have left ${when}`, () => isDelivered(scenario, at), WAITING);
}

async function timeComes(at: number): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, at - Date.now()));
}

async function readFates(scenario: Scenario): Promise<CrowdSeen['fates']> {
  const rows = await scenario.inWorkspace(
    (sql) => sql<{ journey: string; state: string; reason: string | null }[]>`
      select j.name as journey, m.state, m.reason from message m join journey j on j.id = m.journey_id`,
  );
  return countFates(
    rows.map(({ journey, state, reason }) => [journey, state === 'accepted' ? 'sent' : (reason ?? state)]),
  );
}

/** `opensAt` is real time: from then on what was held might leave. */
async function readRelease(
  { providers }: CaseParts,
  scenario: Scenario,
  { rules }: CrowdCase,
  opensAt: number,
): Promise<Pick<CrowdSeen, 'order' | 'tooEarly'>> {
  const rows = await scenario.inWorkspace(
    (sql) => sql<{ id: string; journey: string }[]>`
      select m.id, j.name as journey from message m join journey j on j.id = m.journey_id`,
  );
  const journeys = new Map(rows.map(({ id, journey }) => [id, journey]));
  const received = providers.receivedOf(scenario.workspaceId);
  return {
    order: orderOf(received.map(({ key }) => journeys.get(key) ?? '')),
    tooEarly: tooEarlyIn(
      received.map(({ at }) => at - opensAt),
      rules.releasePerSecond,
    ),
  };
}
