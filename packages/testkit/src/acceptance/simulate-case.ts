/** Plays an acceptance case in the engine's simulator. */
import {
  compile,
  customerAddress,
  decideSend,
  type EngineEvent,
  type JournalLine,
  type KindRegistry,
  type Plan,
  resolveZone,
  simulateCustomer,
} from '@kairos/engine';
import { v5 as namedUuid } from 'uuid';
import type { AcceptanceCase } from './case';

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

/** `events` are the case's own, or those that the runtime stored. */
export function simulateCase(
  acceptance: AcceptanceCase,
  kinds: KindRegistry,
  events: readonly EngineEvent[] = eventsOf(acceptance),
): JournalLine[][] {
  const { journeyId, customerId } = idsOf(acceptance);
  const attributes = attributesOf(acceptance);
  const { refuses = [] } = acceptance;
  const { runs } = simulateCustomer({
    plan: planOf(acceptance, kinds),
    kinds,
    facts: {
      customerKey: customerId,
      attributes,
      timeZone: resolveZone(acceptance.customer?.time_zone, CASE_ZONE).timeZone,
    },
    events,
    until: Date.parse(acceptance.until),
    publishedAt: Date.parse(acceptance.from),
    assignmentKey: `${journeyId}/${customerId}`,
    gate: (message) => {
      const verdict = decideSend(
        {
          channel: message.channel,
          topic: message.topic,
          plannedAt: message.at,
          run: { phase: 'acting', outcome: null, endedAt: null },
          journeyStatus: 'live',
          consent: refuses.includes(message.channel) ? null : 'granted',
          suppressions: [],
          address: customerAddress(message.channel, attributes),
        },
        message.at,
      );
      return verdict.verdict === 'skip' ? verdict : { verdict: 'send' };
    },
  });
  return runs.map((run) => run.lines).sort((a, b) => (a[0]?.at ?? 0) - (b[0]?.at ?? 0));
}

/** Throws with the problems when the journey does not compile. */
function planOf(acceptance: AcceptanceCase, kinds: KindRegistry): Plan {
  const { plan, problems } = compile(acceptance.journey(), kinds);
  if (!plan) throw new Error(`The journey of "${acceptance.says}" does not compile: ${JSON.stringify(problems)}`);
  return plan;
}
