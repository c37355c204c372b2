/** The same purchases through the simulator and through queue, Postgres and Temporal: customer by customer the same story. */
import { compile, customerAddress, decideSend, type JournalLine, simulateCustomer } from '@kairos/engine';
import { NODE_KINDS, winBackJourney } from '@kairos/nodes';
import { readCdnow } from '@kairos/services';
import {
  type CustomerTrace,
  createTestDatabase,
  eventually,
  readTraces,
  Scenario,
  type ScenarioEvent,
  type TestDatabase,
} from '@kairos/testkit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runWorker } from './running-worker';

const DAY_MS = 86_400_000;
const STARTS_AT = Date.UTC(1996, 11, 31);
/** The last moment of 30 June 1998. */
const END_OF_DATA = Date.UTC(1998, 6, 1) - 1;
/** 25 days a second: the eighteen months take half a minute. */
const SPEED = 25 * 86_400;
const CUSTOMERS = 300;

const document = winBackJourney('en');
const allPurchases = readCdnow();
/** Arms of a split are drawn by these ids, so they are the same in every database. */
const JOURNEY_ID = '01900000-0000-7000-8000-00000000aaaa';
const customerIdOf = (userId: string) => `01900000-0000-7000-8000-${userId.padStart(12, '0')}`;

const everyOne = [...new Set(allPurchases.map((purchase) => purchase.userId))];
const chosen = everyOne.filter((_, index) => index % Math.floor(everyOne.length / CUSTOMERS) === 0).slice(0, CUSTOMERS);
const purchases = purchasesOf(chosen);

function purchasesOf(userIds: string[]): ScenarioEvent[] {
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

async function play(runsPerWorkflow: number, database: TestDatabase, customers: ScenarioEvent[]) {
  const scenario = await Scenario.create({
    databaseUrl: database.appUrl,
    kinds: NODE_KINDS,
    clock: { startsAt: STARTS_AT, speed: SPEED },
    runsPerWorkflow,
  });
  const worker = await runWorker(scenario.database);
  try {
    await scenario.beginStream(STARTS_AT);
    const { journeyId } = await scenario.publish('Win back', document, JOURNEY_ID);
    const userIds = [...new Set(customers.map((event) => event.userId))];
    for (const userId of userIds) await scenario.addCustomer(userId, customerIdOf(userId));
    await scenario.send(
      userIds.map((userId) => ({
        userId,
        kind: 'identify',
        name: 'identify',
        at: STARTS_AT,
        properties: traitsOf(userId),
      })),
      STARTS_AT,
    );
    for (const userId of userIds) await scenario.allow(userId, channelsOf(userId));
    await stream(scenario, customers);
    await eventually('everything up to the end of the data has happened', () => isAtRest(scenario), {
      timeoutMs: 120_000,
    });
    return { traces: await readTraces(scenario, END_OF_DATA), journeyId };
  } finally {
    await worker.stop();
    await scenario.close();
  }
}

/** Sends each event when the scenario's clock has come to it, and tells how far everything has been sent. */
async function stream(scenario: Scenario, events: ScenarioEvent[]): Promise<void> {
  const begun = Date.now();
  for (let sent = 0, now = STARTS_AT; now < END_OF_DATA; ) {
    now = Math.min(END_OF_DATA, STARTS_AT + (Date.now() - begun) * SPEED);
    const due = events.slice(sent).filter((event) => event.at <= now);
    await scenario.send(due, now);
    sent += due.length;
    await scenario.streamHasCome(now);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

async function isAtRest(scenario: Scenario): Promise<boolean> {
  return scenario.inWorkspace(async (sql) => {
    const [row] = await sql<{ open: boolean }[]>`
      select exists (select 1 from route_queue)
          or exists (select 1 from run where phase <> 'ended' and due_at <= ${new Date(END_OF_DATA)})
          or exists (select 1 from cohort where wake_outstanding)
          or exists (select 1 from inbox i join run r on r.id = i.run_id where r.phase <> 'ended' and i.seq > r.inbox_seq and i.kind <> 'open') as open`;
    return row?.open === false;
  });
}

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
    gate: (message) => {
      const verdict = decideSend(
        {
          channel: message.channel,
          plannedAt: message.at,
          run: { phase: 'acting', outcome: null, endedAt: null },
          journeyStatus: 'live',
          consent: allowed.includes(message.channel) ? 'granted' : null,
          suppressions: [],
          address: customerAddress(message.channel, attributes),
        },
        message.at,
      );
      return verdict.verdict === 'skip' ? verdict : { verdict: 'send' };
    },
  });
}

const byText = <T>(items: T[]) => [...items].sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));

describe('the workflow runtime', () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await createTestDatabase();
  });
  afterAll(() => database.drop());

  it(`tells the same story as the simulator for ${CUSTOMERS} customers`, { timeout: 240_000 }, async () => {
    const { traces, journeyId } = await play(2_000, database, purchases);
    const lines: JournalLine[] = [];
    expect(traces).toHaveLength(CUSTOMERS);
    for (const trace of traces) {
      const simulated = simulate(trace, journeyId);
      expect({ userId: trace.userId, transitions: byText(trace.transitions) }).toEqual({
        userId: trace.userId,
        transitions: byText(simulated.transitions),
      });
      const expected = simulated.runs.map((run) => run.lines).sort((a, b) => (a[0]?.at ?? 0) - (b[0]?.at ?? 0));
      expect({ userId: trace.userId, journals: trace.journals }).toEqual({ userId: trace.userId, journals: expected });
      lines.push(...trace.journals.flat());
    }
    const kinds = (type: JournalLine['type']) => lines.filter((line) => line.type === type).length;
    expect(kinds('triggered')).toBeGreaterThan(50);
    expect(kinds('goal')).toBeGreaterThan(5);
    expect(lines.filter((line) => line.type === 'message' && line.verdict === 'skipped').length).toBeGreaterThan(5);
  });
});

describe('one workflow per customer', () => {
  let many: TestDatabase;
  let single: TestDatabase;
  beforeAll(async () => {
    many = await createTestDatabase();
    single = await createTestDatabase();
  });
  afterAll(async () => {
    await many.drop();
    await single.drop();
  });

  /** Ids differ between two databases; everything else must not. */
  function story(trace: CustomerTrace) {
    const names = new Map(trace.events.map((event, index) => [event.id, `event ${index}`]));
    const text = JSON.stringify(trace.journals, (key, value: unknown) =>
      key === 'eventId' && typeof value === 'string' ? names.get(value) : value,
    );
    return { userId: trace.userId, journals: text };
  }

  it('gives the same journals, line by line, as the default size of a cohort', { timeout: 240_000 }, async () => {
    const few = purchasesOf(chosen.slice(0, 60));
    const atDefault = await play(2_000, many, few);
    const alone = await play(1, single, few);
    expect(alone.traces.map(story)).toEqual(atDefault.traces.map(story));
    expect(atDefault.traces.flatMap((trace) => trace.journals).length).toBeGreaterThan(10);
  });
});
