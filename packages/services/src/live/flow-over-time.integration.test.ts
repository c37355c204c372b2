/** Counts by when they happened: exact however often they are folded, joined and read, and the same as the totals in the end. */
import { appendFlow, type FlowAmount, foldFlow, joinFlowSpans, type TransactionSql } from '@kairos/db';
import { calendarDay, DAY_MILLISECONDS } from '@kairos/engine';
import { NODE_KINDS, winBackJourney } from '@kairos/nodes';
import { openScenario, Scenario } from '@kairos/testkit';
import { v7 as uuid } from 'uuid';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { FlowReader } from './flow-reader';
import type { ChosenRange } from './range';
import { readReplay } from './replay';

/** Amsterdam is an hour ahead of UTC in winter. */
const TIME_ZONE = 'Europe/Amsterdam';
const NOW = Date.UTC(2026, 1, 10, 12, 5);
const HOUR = 3_600_000;

let scenario: Scenario;
let stop: () => Promise<void>;
let stranger: Scenario;
let journeyId: string;
let versionId: string;

beforeAll(async () => {
  const settings = { kinds: NODE_KINDS, clock: { startsAt: NOW, speed: 0.001 } };
  ({ scenario, stop } = await openScenario(settings));
  stranger = await Scenario.create({ database: scenario.database, ...settings });
});

afterAll(() => stop());

beforeEach(async () => {
  ({ journeyId, versionId } = await scenario.publish('Win back', winBackJourney('en')));
});

const inWorkspace = <T>(work: (sql: TransactionSql) => Promise<T>) => scenario.inWorkspace(work);

function count(metric: string, hoursAgo: number, amount = 1): FlowAmount & { at: number } {
  return { journeyId, versionId, nodeId: 'pause', metric, amount, at: NOW - hoursAgo * HOUR };
}

const happens = (...changes: (FlowAmount & { at: number | null })[]) =>
  inWorkspace((sql) => appendFlow(sql, scenario.workspaceId, changes));
const fold = () => inWorkspace((sql) => foldFlow(sql, scenario.workspaceId, 1_000));
const joinInto = (into: 'hour' | 'day', before: number) =>
  inWorkspace((sql) =>
    joinFlowSpans(sql, scenario.workspaceId, { into, before: new Date(before), timeZone: TIME_ZONE, limit: 1_000 }),
  );

async function figures(chosen: ChosenRange | null): Promise<Record<string, number>> {
  const reader = new FlowReader(scenario.database, scenario.workspaceId, journeyId, chosen);
  const { counts } = await reader.snapshot();
  return Object.fromEntries(counts.map(([, , metric, amount]) => [metric, amount]));
}

async function kept(): Promise<{ span: string; amount: number }[]> {
  return inWorkspace(
    (sql) => sql<{ span: string; amount: number }[]>`
      select span, sum(amount)::int as amount from flow_span where journey_id = ${journeyId} group by 1 order by 1`,
  );
}

const twoDays = { of: 'days', from: calendarDay(2026, 2, 1), to: calendarDay(2026, 2, 2) } as const;

describe('what happened in a stretch of time', () => {
  it('is counted whether it was folded already or not, and each thing once', async () => {
    await happens(count('entered', 1), count('entered', 1), count('entered', 40));
    await fold();
    await fold();
    await happens(count('entered', 0), count('entered', 200));
    expect(await figures({ of: 'today' })).toEqual({ entered: 3 });
    expect(await figures({ of: 'week' })).toEqual({ entered: 4 });
    expect(await figures({ of: 'month' })).toEqual({ entered: 5 });
    expect(await figures(null)).toEqual({ entered: 5 });
  });

  it('is not counted when the step that told of it came to nothing', async () => {
    const failing = inWorkspace(async (sql) => {
      await appendFlow(sql, scenario.workspaceId, [count('entered', 1)]);
      throw new Error('The process dies here.');
    });
    await expect(failing).rejects.toThrow('dies');
    await fold();
    expect(await figures({ of: 'today' })).toEqual({});
  });

  it('stays the same when its quarters become hours and its hours days, and late events join them', async () => {
    const inRange = NOW - Date.UTC(2026, 1, 1, 0, 40);
    const before = NOW - Date.UTC(2026, 0, 31, 22, 59);
    const hours = (milliseconds: number) => milliseconds / HOUR;
    await happens(
      count('entered', hours(inRange)),
      count('entered', hours(inRange) - 0.5),
      count('entered', hours(before)),
      count('entered', 1),
    );
    await fold();
    expect(await figures(twoDays)).toEqual({ entered: 2 });
    await joinInto('hour', NOW - 3 * DAY_MILLISECONDS);
    expect(await kept()).toEqual([
      { span: 'hour', amount: 3 },
      { span: 'quarter', amount: 1 },
    ]);
    expect(await figures(twoDays)).toEqual({ entered: 2 });
    await joinInto('day', NOW - 3 * DAY_MILLISECONDS);
    await happens(count('entered', hours(inRange)));
    await fold();
    expect(await figures(twoDays)).toEqual({ entered: 3 });
    await joinInto('hour', NOW - 3 * DAY_MILLISECONDS);
    await joinInto('day', NOW - 3 * DAY_MILLISECONDS);
    expect(await kept()).toEqual([
      { span: 'day', amount: 4 },
      { span: 'quarter', amount: 1 },
    ]);
    expect(await figures(twoDays)).toEqual({ entered: 3 });
    expect(await figures(null)).toEqual({ entered: 5 });
  });

  it('is folded and joined by several at once, and still each thing counts once', async () => {
    await happens(...Array.from({ length: 40 }, (_, index) => count('entered', 100 + index)));
    const before = NOW - 3 * DAY_MILLISECONDS;
    await Promise.all([
      fold(),
      fold(),
      joinInto('hour', before),
      happens(count('entered', 100)),
      joinInto('hour', before),
    ]);
    await Promise.all([fold(), joinInto('hour', before), joinInto('day', before), joinInto('hour', before)]);
    await fold();
    expect(await figures({ of: 'month' })).toEqual({ entered: 41 });
  });

  it('leaves out what is only counted as a total, and says since when it knows', async () => {
    await happens({ ...count('entered', 0, 7), at: null }, count('entered', 5));
    const reader = new FlowReader(scenario.database, scenario.workspaceId, journeyId, { of: 'month' });
    const { counts, toldSince } = await reader.snapshot();
    expect(counts).toEqual([[versionId, 'pause', 'entered', 1]]);
    expect(toldSince).toBe(NOW - 5 * HOUR - 5 * 60_000);
    const today = new FlowReader(scenario.database, scenario.workspaceId, journeyId, { of: 'days', ...sameDay(10) });
    expect((await today.snapshot()).toldSince).toBe(toldSince);
  });
});

function sameDay(day: number) {
  return { from: calendarDay(2026, 2, day), to: calendarDay(2026, 2, day) };
}

describe('the live view of a stretch that ends now', () => {
  it('is told what happens, and of whoever waits how many there are now', async () => {
    await happens(count('here', 40, 3), count('entered', 40, 3));
    const reader = new FlowReader(scenario.database, scenario.workspaceId, journeyId, { of: 'today' });
    expect((await reader.snapshot()).counts).toEqual(
      expect.arrayContaining([
        [versionId, 'pause', 'here', 3],
        [versionId, 'pause', 'entered', 0],
      ]),
    );
    expect(await reader.changes()).toBeNull();
    await happens(count('here', 0, -1), count('entered', 0));
    expect((await reader.changes())?.counts).toEqual(
      expect.arrayContaining([
        [versionId, 'pause', 'here', 2],
        [versionId, 'pause', 'entered', 1],
      ]),
    );
  });

  it('is told to nobody of another workspace', async () => {
    const reader = new FlowReader(stranger.database, stranger.workspaceId, journeyId, { of: 'today' });
    await expect(reader.snapshot()).rejects.toMatchObject({ code: 'journeys/not-found' });
  });
});

describe('playing a stretch back', () => {
  const replay = (chosen: ChosenRange | null) =>
    readReplay(scenario.database, scenario.workspaceId, { journeyId, versionId, chosen });

  it('ends with the figures of the live view, and begins with nothing but who stood there', async () => {
    await happens(count('here', 40, 3), count('entered', 40, 3));
    await happens(count('here', 2, -1), count('left:next', 2), count('here', 1, 1), count('entered', 1));
    await fold();
    const { moments, counts } = await replay({ of: 'today' });
    expect(moments.length).toBeLessThanOrEqual(201);
    const of = (metric: string) => counts.find((each) => each.metric === metric);
    const end = (metric: string) =>
      (of(metric)?.added ?? []).reduce((sum, [, amount]) => sum + amount, of(metric)?.start ?? 0);
    expect([of('here')?.start, of('entered')?.start]).toEqual([3, 0]);
    expect({ here: end('here'), entered: end('entered'), 'left:next': end('left:next') }).toEqual(
      await figures({ of: 'today' }),
    );
    // It left two hours before now, in the step that holds that moment.
    const [step] = of('left:next')?.added[0] ?? [];
    expect(moments[step ?? -1]).toBeLessThanOrEqual(NOW - 2 * HOUR);
    expect(moments[(step ?? -1) + 1]).toBeGreaterThan(NOW - 2 * HOUR);
  });

  it('since the publication has all that was ever counted', async () => {
    await happens(count('entered', 0, 2), { ...count('entered', 0, 5), at: null });
    const { counts } = await replay(null);
    const [entered] = counts;
    expect((entered?.start ?? 0) + (entered?.added ?? []).reduce((sum, [, amount]) => sum + amount, 0)).toBe(7);
  });

  it('of another workspace, or of a version of another journey, is not there', async () => {
    const of = { journeyId, versionId, chosen: null };
    await expect(readReplay(stranger.database, stranger.workspaceId, of)).rejects.toMatchObject({
      code: 'journeys/not-found',
    });
    await expect(
      readReplay(scenario.database, scenario.workspaceId, { ...of, versionId: uuid() }),
    ).rejects.toMatchObject({ code: 'live/version-not-found' });
  });
});
