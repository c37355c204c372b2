/** What a trial may know of a real customer, and what customers usually do. */
import { NODE_KINDS } from '@kairos/nodes';
import { createTestDatabase, Scenario, type TestDatabase } from '@kairos/testkit';
import { v7 as uuid } from 'uuid';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readHabits } from '../events';
import { readHistory } from './history';
import { blockCustomer, recordConsent } from './permissions';

const DAY_MS = 86_400_000;
const BEGIN = Date.UTC(2024, 0, 1);

let testDatabase: TestDatabase;
let scenario: Scenario;
let stranger: Scenario;
const ana = uuid();
const bo = uuid();

beforeAll(async () => {
  testDatabase = await createTestDatabase();
  const create = () =>
    Scenario.create({ databaseUrl: testDatabase.appUrl, kinds: NODE_KINDS, clock: { startsAt: BEGIN, speed: 1 } });
  scenario = await create();
  stranger = await create();
  await scenario.addCustomer('ana', ana);
  await scenario.addCustomer('bo', bo);
  const bought = (userId: string, day: number) => ({ userId, name: 'purchase', at: BEGIN + day * DAY_MS });
  const visits = [1, 2].map((day) => ({ userId: 'ana', name: 'visit', at: BEGIN + day * DAY_MS }));
  await scenario.send([bought('ana', 3), bought('ana', 0), bought('bo', 10), ...visits], BEGIN + 10 * DAY_MS);
});

afterAll(async () => {
  await scenario.close();
  await stranger.close();
  await testDatabase.drop();
});

describe('the history of a customer', () => {
  it('tells what they did, oldest first', async () => {
    const { events, isCut } = await readHistory(scenario.database, scenario.workspaceId, ana);
    expect(events.map(({ name, at }) => [name, (at - BEGIN) / DAY_MS])).toEqual([
      ['purchase', 0],
      ['visit', 1],
      ['visit', 2],
      ['purchase', 3],
    ]);
    expect(isCut).toBe(false);
  });

  it('tells what they allowed last, and what is blocked', async () => {
    const { database, workspaceId } = scenario;
    const consent = { customerId: ana, channel: 'email', source: 'test' } as const;
    await recordConsent(database, workspaceId, { ...consent, state: 'granted' });
    await recordConsent(database, workspaceId, { ...consent, state: 'withdrawn' });
    await blockCustomer(database, workspaceId, { customerId: ana, channel: 'all', reason: 'complaint' });
    const { channels, timeZone } = await readHistory(database, workspaceId, ana);
    expect(channels.email).toEqual({ consent: 'withdrawn', isSuppressed: true, hasAddress: false });
    expect(channels.push).toEqual({ consent: null, isSuppressed: true, hasAddress: false });
    expect(timeZone).toBe('Europe/Amsterdam');
  });

  it('is unknown to another workspace', async () => {
    const asked = readHistory(stranger.database, stranger.workspaceId, ana);
    await expect(asked).rejects.toMatchObject({ code: 'customers/not-found' });
  });
});

describe('what customers usually do', () => {
  it('is counted per customer who does it, over the days that were seen', async () => {
    expect(await readHabits(scenario.database, scenario.workspaceId)).toEqual([
      { name: 'purchase', share: 1, timesPerDay: 3 / 2 / 10 },
      { name: 'visit', share: 0.5, timesPerDay: 2 / 1 / 10 },
    ]);
  });

  it('is nothing where nothing came in', async () => {
    expect(await readHabits(stranger.database, stranger.workspaceId)).toEqual([]);
  });
});
