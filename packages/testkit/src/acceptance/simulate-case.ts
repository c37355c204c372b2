/** Plays an acceptance case in the engine's simulator. */
import {
  type ArrivingEvent,
  compile,
  type EngineEvent,
  type ExperimentStanding,
  type KindRegistry,
  type NextVersion,
  NOTHING_REMEMBERED,
  type Pause,
  type Plan,
  type Removal,
  resolveZone,
  simulateCustomer,
  simulatedEndpoint,
} from '@kairos/engine';
import { v5 as namedUuid } from 'uuid';
import type { AcceptanceCase, CaseChange } from './case';
import { outboxFor } from './gate-for';
import type { Told } from './observe';
import { fatesOf } from './simulated-fates';

export const CASE_ZONE = 'Europe/Amsterdam';
export const CASE_CHANNELS = ['email', 'sms', 'push'] as const;
const CASE_IDS = '7d0cbb1e-5d2f-4a39-9b35-7b5c9c9f2d11';

/** Splits are drawn by these ids, so that they fall alike in the simulator and in every database. */
export function idsOf(acceptance: AcceptanceCase): { journeyId: string; customerId: string } {
  const name = `${acceptance.number}/${acceptance.says}`;
  return { journeyId: namedUuid(`${name}/journey`, CASE_IDS), customerId: namedUuid(`${name}/customer`, CASE_IDS) };
}

/** Addresses for every channel, and what the case says. */
export function attributesOf({ customer = {} }: AcceptanceCase) {
  return { email: 'ana@customers.test', phone: '+31612345678', push_token: 'token-ana', ...customer };
}

export function eventsOf(acceptance: AcceptanceCase): EngineEvent[] {
  return acceptance.events.map(({ at, name, properties = {} }, index) => ({
    id: `event-${index + 1}`,
    name,
    at: Date.parse(at),
    properties,
  }));
}

/** The runtime stores when an event happened; when it came in is the case's to say. */
function arriving({ events }: AcceptanceCase, event: EngineEvent): ArrivingEvent {
  const told = events.find(({ at, name }) => name === event.name && Date.parse(at) === event.at);
  return told?.arrivedAt === undefined ? event : { ...event, arrivedAt: Date.parse(told.arrivedAt) };
}

function removalOf({ changes = [] }: AcceptanceCase): Removal | undefined {
  const momentOf = (type: CaseChange['type']) => changes.find((change) => change.type === type)?.at;
  const [at, restoredAt] = [momentOf('remove-customer'), momentOf('restore-customer')];
  return at === undefined ? undefined : { at: Date.parse(at), restoredAt: restoredAt ? Date.parse(restoredAt) : null };
}

/** What the runtime stored of a case: the events that came in, the outcomes of calls, and when failed steps were tried again. */
export interface StoredEvents {
  events: readonly EngineEvent[];
  answered: readonly EngineEvent[];
  triedAgain: readonly number[];
}

/**
 * `stored` is what the runtime stored, or nothing. How long a call lasts is real time and chance there: its outcome is decided here,
 * and only its moment and its id are taken over, and so is the moment at which somebody could have it made again.
 */
export function simulateCase(
  acceptance: AcceptanceCase,
  kinds: KindRegistry,
  { events, answered, triedAgain }: StoredEvents = asTold(acceptance),
): Told {
  const { journeyId, customerId } = idsOf(acceptance);
  const attributes = attributesOf(acceptance);
  const { refuses = [] } = acceptance;
  const { timeZone } = resolveZone(acceptance.customer?.time_zone, CASE_ZONE);
  const removed = removalOf(acceptance);
  const until = endOf(acceptance, answered);
  const endpoint = simulatedEndpoint(acceptance.endpoint);
  const stillToTell = [...answered];
  const outbox = outboxFor({
    attributes,
    timeZone,
    allows: CASE_CHANNELS.filter((channel) => !refuses.includes(channel)),
    wishes: acceptance.unwanted?.map((wish) => ({ ...wish, isWanted: false })),
    ownHours: acceptance.ownHours,
    rules: acceptance.rules,
    provider: () => acceptance.provider ?? [],
  });
  const { runs } = simulateCustomer({
    plan: planOf(acceptance, kinds),
    kinds,
    facts: { customerKey: customerId, attributes, timeZone, fallbackZone: CASE_ZONE, ...(removed && { removed }) },
    events: events.map((event) => arriving(acceptance, event)),
    until,
    publishedAt: Date.parse(acceptance.from),
    assignmentKey: `${journeyId}/${customerId}`,
    remembered: { ...NOTHING_REMEMBERED, experiments: standingsOf(acceptance) },
    triedAgain,
    pauses: pausesOf(acceptance),
    nextVersions: nextVersionsOf(acceptance, kinds),
    gate: outbox.gate(),
    outcomeOf: (effect, stepKey) => {
      const outcome = endpoint.outcomeOf(effect, stepKey);
      const asStored = outcome && stillToTell.shift();
      return outcome && asStored ? { ...outcome, id: asStored.id, at: asStored.at } : outcome;
    },
  });
  const inOrder = [...runs].sort((a, b) => (a.lines[0]?.at ?? 0) - (b.lines[0]?.at ?? 0));
  return {
    journals: inOrder.map((run) => run.lines),
    ...fatesOf(inOrder, outbox.posted, until),
    calls: endpoint.calls.map(({ nodeId, answers }) => [nodeId, answers]),
  };
}

function asTold(acceptance: AcceptanceCase): StoredEvents {
  const again = acceptance.changes?.filter(({ type }) => type === 'try-again') ?? [];
  return { events: eventsOf(acceptance), answered: [], triedAgain: again.map(({ at }) => Date.parse(at)) };
}

/** What came of a call may lie behind the end that the case gives: on the runtime a call lasts as long as it lasts, by a fast clock. */
export function endOf({ until }: AcceptanceCase, answered: readonly EngineEvent[]): number {
  return Math.max(Date.parse(until), ...answered.map(({ at }) => at));
}

function nextVersionsOf(acceptance: AcceptanceCase, kinds: KindRegistry): NextVersion[] {
  const published = (acceptance.changes ?? []).flatMap((change) => (change.type === 'publish' ? [change] : []));
  return published.map(({ at, journey, choices }, index) => ({
    ...{ at: Date.parse(at), number: index + 2, choices },
    plan: planOf({ ...acceptance, journey }, kinds),
  }));
}

function pausesOf({ changes = [] }: AcceptanceCase): Pause[] {
  const pauses: Pause[] = [];
  for (const change of changes) {
    const at = Date.parse(change.at);
    const last = pauses.at(-1);
    if (change.type === 'pause') {
      pauses.push({ ...change, pausedAt: at, resumedAt: null, overdue: 'send' });
    } else if (change.type === 'resume' && last) {
      last.resumedAt = at;
      last.overdue = change.overdue;
    }
  }
  return pauses;
}

function standingsOf({ test }: AcceptanceCase): Record<string, ExperimentStanding> {
  if (!test) return {};
  const figures = Object.entries(test.arms).map(([arm, [entered, reached]]) => [arm, { entered, reached }] as const);
  return {
    [test.nodeId]: { startedAt: Date.parse(test.startedAt), figures: Object.fromEntries(figures), decision: null },
  };
}

/** Throws with the problems when the journey does not compile. */
export function planOf({ says, journey }: AcceptanceCase, kinds: KindRegistry): Plan {
  const { plan, problems } = compile(journey('endpoint'), kinds);
  if (!plan) throw new Error(`The journey of "${says}" does not compile: ${JSON.stringify(problems)}`);
  return plan;
}
