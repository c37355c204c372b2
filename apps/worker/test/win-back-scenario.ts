/** Customers of the CD shop in the win-back journey: how they are played into the runtime, and what the simulator tells of them. */
import { compile, simulateCustomer } from '@kairos/engine';
import { NODE_KINDS, winBackJourney } from '@kairos/nodes';
import { readCdnow } from '@kairos/services';
import { type CustomerTrace, gateFor, type Scenario, type ScenarioEvent } from '@kairos/testkit';
import { expect } from 'vitest';

const DAY_MS = 86_400_000;
export const STARTS_AT = Date.UTC(1996, 11, 31);
/** The last moment of 30 June 1998. */
export const END_OF_DATA = Date.UTC(1998, 6, 1) - 1;
/** Arms of a split are drawn by these ids, so they are the same in every database. */
const JOURNEY_ID = '01900000-0000-7000-8000-00000000aaaa';
const customerIdOf = (userId: string) => `01900000-0000-7000-8000-${userId.padStart(12, '0')}`;

/** Clock speed at which `days` pass in a second. */
export const daysPerSecond = (days: number) => (days * DAY_MS) / 1_000;

const document = winBackJourney('en');
const allPurchases = readCdnow();

/** Customers from all over the data, always the same ones. */
export function chooseCustomers(count: number): string[] {
  const everyOne = [...new Set(allPurchases.map((purchase) => purchase.userId))];
  return everyOne.filter((_, index) => index % Math.floor(everyOne.length / count) === 0).slice(0, count);
}

/** Their purchases in time order. */
export function purchasesOf(userIds: string[]): ScenarioEvent[] {
  const wanted = new Set(userIds);
  return allPurchases
    .map(({ userId, event, at, properties }, index) => ({
      userId,
      name: event,
      at,
      properties,
      messageId: `cdnow/${index}`,
    }))
    .filter((purchase) => wanted.has(purchase.userId))
    .sort((a, b) => a.at - b.at);
}

/** Some customers say no to SMS, so that some messages are skipped. */
function channelsOf(userId: string): ('email' | 'sms' | 'push')[] {
  return Number(userId) % 10 < 4 ? ['email', 'push'] : ['email', 'sms', 'push'];
}

const traitsOf = (userId: string) => ({
  email: `${userId}@customers.test`,
  phone: '+31612345678',
  push_token: `token-${userId}`,
});

/** How events get into the installation, and when they are received (epoch ms in the scenario's clock). */
export type Door = (events: readonly ScenarioEvent[], receivedAt: number) => Promise<void>;

/** Publishes the journey and makes the customers known, with the clock held at `STARTS_AT`. */
export async function prepareWinBack(
  scenario: Scenario,
  userIds: string[],
  door: Door = (events, receivedAt) => scenario.send(events, receivedAt),
): Promise<{ journeyId: string }> {
  await scenario.beginStream(STARTS_AT);
  const { journeyId } = await scenario.publish('Win back', document, JOURNEY_ID);
  for (const userId of userIds) await scenario.addCustomer(userId, customerIdOf(userId));
  const identities = userIds.map((userId) => ({ userId, properties: traitsOf(userId) }));
  await door(
    identities.map((identity) => ({ ...identity, kind: 'identify', name: 'identify', at: STARTS_AT })),
    STARTS_AT,
  );
  for (const userId of userIds) await scenario.allow(userId, channelsOf(userId));
  return { journeyId };
}

/** Sends each event when the scenario's clock has come to it, and tells how far everything has been sent. */
export async function streamPurchases(
  scenario: Scenario,
  events: ScenarioEvent[],
  speed: number,
  door: Door = (due, receivedAt) => scenario.send(due, receivedAt),
): Promise<void> {
  const begun = Date.now();
  for (let sent = 0, now = STARTS_AT; now < END_OF_DATA; ) {
    now = Math.min(END_OF_DATA, STARTS_AT + (Date.now() - begun) * speed);
    const due = events.slice(sent).filter((event) => event.at <= now);
    await door(due, now);
    sent += due.length;
    await scenario.streamHasCome(now);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** Fails where the runtime tells another story of this customer than the simulator. */
export function expectStoryOfSimulator(trace: CustomerTrace, journeyId: string): void {
  const { userId } = trace;
  const simulated = simulate(trace, journeyId);
  const transitions = byText(trace.transitions);
  expect({ userId, transitions }).toEqual({ userId, transitions: byText(simulated.transitions) });
  const journals = simulated.runs.map((run) => run.lines).sort((a, b) => (a[0]?.at ?? 0) - (b[0]?.at ?? 0));
  expect({ userId, journals: trace.journals }).toEqual({ userId, journals });
}

const byText = <T>(items: T[]) => [...items].sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));

function simulate(trace: CustomerTrace, journeyId: string) {
  const { plan } = compile(document, NODE_KINDS);
  if (!plan) throw new Error('The journey does not compile.');
  const attributes = traitsOf(trace.userId);
  const allowed = channelsOf(trace.userId);
  return simulateCustomer({
    plan,
    kinds: NODE_KINDS,
    facts: { customerKey: trace.customerId, attributes, timeZone: 'Europe/Amsterdam' },
    events: trace.events,
    until: END_OF_DATA,
    publishedAt: 0,
    assignmentKey: `${journeyId}/${trace.customerId}`,
    gate: gateFor({ attributes, timeZone: 'Europe/Amsterdam', allows: allowed }),
  });
}
