/** What must hold for any history: the same events give the same story, however they are cut, repeated or stored in between. */
import {
  type AdvanceContext,
  compile,
  type DriveOptions,
  drive,
  type EngineEvent,
  factsWith,
  initialSensingState,
  type JsonObject,
  mergeAttributes,
  NOTHING_REMEMBERED,
  nextChangeOf,
  type Plan,
  type RunState,
  replaySensing,
  type SensingState,
  type SimulatedRun,
  sense,
  simulateCustomer,
  watchingRun,
} from '@kairos/engine';
import { hesitatingBuyerJourney, NODE_KINDS, winBackJourney } from '@kairos/nodes';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { campaign, letter, wires } from '../acceptance/cases/campaign';
import { everyWay, untilDate } from './every-way';
import { duration } from './journey-driver';

const HOUR_MS = 3_600_000;
const BEGIN = Date.UTC(2024, 0, 1);
const NAMES = ['search', 'compare', 'add_to_cart', 'purchase', 'payment_error', 'support_chat', 'identify', 'identify'];
/** What may be reported of the customer: zones, some of them none, and dates that move. */
const aReport = fc.record({
  time_zone: fc.constantFrom('Asia/Tokyo', 'America/New_York', 'Mars/Olympus', null),
  contract_end: fc
    .integer({ min: 0, max: 60 })
    .map((day) => new Date(BEGIN + day * 24 * HOUR_MS).toISOString().slice(0, 10)),
});
const plans = [winBackJourney('en'), hesitatingBuyerJourney('en'), everyWay(), untilDate()].map((document) => {
  const { plan } = compile(document, NODE_KINDS);
  if (!plan) throw new Error('A journey does not compile.');
  return plan;
});

const facts = {
  customerKey: 'ana',
  attributes: { platform: 'desktop', acquisition_channel: 'email', contract_end: '2024-02-20' },
  timeZone: 'UTC',
};
const aHistory = fc
  .array(
    fc.tuple(
      // Half of it while a campaign that begins at once is under way.
      fc.oneof(fc.integer({ min: 0, max: 400 * 24 }), fc.integer({ min: 0, max: 50 * 24 })),
      fc.constantFrom(...NAMES),
      fc.integer({ min: 1, max: 200 }),
      aReport,
    ),
    { maxLength: 25 },
  )
  .map((rows) =>
    rows
      .sort(([a], [b]) => a - b)
      .map(
        ([hour, name, amount, report], index): EngineEvent => ({
          id: `e${String(index).padStart(3, '0')}`,
          name,
          at: BEGIN + hour * HOUR_MS,
          properties: name === 'identify' ? report : { amount, platform: 'desktop' },
        }),
      ),
  );
const aRemoval = fc.option(
  fc.record({
    at: fc.integer({ min: 1, max: 60 * 24 }).map((hour) => BEGIN + hour * HOUR_MS),
    restoredAt: fc.constant(null),
  }),
  { nil: undefined },
);
const untilBought = campaign('search')
  .node('buys', 'wait-for-event', { eventName: 'purchase', atMost: duration('30 days') })
  .node('thanks', 'email', letter)
  .wire(...wires('start', 'buys'), ['buys', 'happened', 'thanks'], ['buys', 'timeout', 'thanks'])
  .plan();
const aPlan = fc.constantFrom(...plans);
const stored = <T>(value: T): T => JSON.parse(JSON.stringify(value));

describe('sensing', () => {
  it('gives the same state and firings when time is looked at in between and the state is stored and read', () => {
    fc.assert(
      fc.property(
        aPlan,
        aHistory,
        fc.array(fc.integer({ min: 0, max: 410 * 24 }), { maxLength: 10 }),
        (plan, events, looks) => {
          const context = { plan, kinds: NODE_KINDS, facts };
          const until = BEGIN + 420 * 24 * HOUR_MS;
          const whole = replaySensing(context, events, until);
          let state: SensingState = initialSensingState(plan, NODE_KINDS);
          const firings = [];
          const moments = [
            ...events.map((event) => ({ at: event.at, event })),
            ...looks.map((hour) => ({ at: BEGIN + hour * HOUR_MS })),
            { at: until },
          ];
          for (const moment of moments.sort((a, b) => a.at - b.at)) {
            const result = sense(context, state, moment);
            state = stored(result.state);
            firings.push(...result.firings);
          }
          expect(firings).toEqual(whole.firings);
          expect(state).toEqual(stored(whole.state));
        },
      ),
      { numRuns: 150 },
    );
  });

  it('always names a next change that lies ahead', () => {
    fc.assert(
      fc.property(aPlan, aHistory, (plan, events) => {
        const context = { plan, kinds: NODE_KINDS, facts };
        let state: SensingState = initialSensingState(plan, NODE_KINDS);
        for (const event of events) {
          state = sense(context, state, { at: event.at, event }).state;
          expect(nextChangeOf(context, state) ?? Number.POSITIVE_INFINITY).toBeGreaterThan(state.at);
        }
      }),
      { numRuns: 150 },
    );
  });
});

describe('a run', () => {
  it('is the same whether it is driven at once, piece by piece, or over the same events again', () => {
    fc.assert(
      fc.property(
        aPlan,
        aHistory,
        aRemoval,
        fc.array(fc.integer({ min: 0, max: 60 * 24 }), { minLength: 1, maxLength: 8 }),
        (plan, events, removed, pauses) => {
          const context = { ...contextOf(plan), facts: { ...facts, ...(removed && { removed }) } };
          const start = startOf(plan);
          const until = UNTIL;
          const heard = events.filter((event) => event.at > BEGIN);
          const tolerance = Number.POSITIVE_INFINITY;
          const whole = drive(context, watchingRun(null), { start, events: heard, until, tolerance });
          let run: RunState = watchingRun(null);
          let known: Pick<AdvanceContext, 'facts' | 'remembered'> = context;
          const lines = [];
          const stops = [...pauses.map((hour) => BEGIN + hour * HOUR_MS), until].sort((a, b) => a - b);
          for (const [index, stop] of stops.entries()) {
            const piece = drive({ ...context, ...known }, run, {
              start: index === 0 ? start : null,
              events: heard,
              until: stop,
              tolerance,
            });
            run = stored(piece.run);
            known = { facts: piece.facts, remembered: piece.remembered };
            lines.push(...piece.lines);
          }
          expect(lines).toEqual(whole.lines);
          expect(run).toEqual(stored(whole.run));
        },
      ),
      { numRuns: 200 },
    );
  });

  it('is the same where what is known of the customer is read anew for every step, as it is in a commit', () => {
    fc.assert(
      fc.property(aPlan, aHistory, (plan, events) => {
        const heard = events.filter((event) => event.at > BEGIN);
        const whole = driveWhole(plan, events);
        let run: RunState = watchingRun(null);
        const lines = [];
        const stops = [BEGIN, ...heard.flatMap(({ at }) => [at - 1, at]), UNTIL].filter((stop) => stop <= UNTIL);
        for (const stop of stops.sort((a, b) => a - b)) {
          const known = heard.filter((event) => event.at <= stop);
          const reports = known.filter((event) => event.name === 'identify');
          const attributes = reports.reduce<JsonObject>(
            (all, event) => mergeAttributes(all, event.properties),
            facts.attributes,
          );
          const piece = drive({ ...contextOf(plan), facts: factsWith(facts, attributes) }, run, {
            start: run.campaignStartedAt === null ? startOf(plan) : null,
            events: known,
            until: stop,
            tolerance: Number.POSITIVE_INFINITY,
          });
          run = stored(piece.run);
          lines.push(...piece.lines);
        }
        expect(lines).toEqual(whole.lines);
      }),
      { numRuns: 300 },
    );
  });

  it('plans each message once, and ends at most once', () => {
    fc.assert(
      fc.property(aPlan, aHistory, (plan, events) => {
        for (const { messages, lines } of simulated(plan, events)) {
          const keys = messages.map(({ nodeId, visit, channel }) => `${nodeId}/${visit}/${channel}`);
          expect(new Set(keys).size).toBe(keys.length);
          expect(lines.filter((line) => line.type === 'ended').length).toBe(1);
        }
      }),
      { numRuns: 150 },
    );
  });

  it('stands at one step at a time, and leaves each visit once: it never has two moments to wait for', () => {
    fc.assert(
      fc.property(aPlan, aHistory, (plan, events) => {
        for (const { lines } of simulated(plan, events)) {
          let standsAt: string | null = null;
          for (const line of lines) {
            if (line.type !== 'entered' && line.type !== 'waiting' && line.type !== 'left') continue;
            const place = `${line.nodeId}/${line.visit}`;
            expect(standsAt).toBe(line.type === 'entered' ? null : place);
            standsAt = line.type === 'left' ? null : place;
          }
        }
      }),
      { numRuns: 150 },
    );
  });

  it('comes to the same starts, messages and journals in whatever order it is told of events, some of them twice', () => {
    fc.assert(
      fc.property(aPlan, aHistory, fc.array(fc.nat(24), { maxLength: 10 }), fc.nat(24), (plan, events, again, cut) => {
        const repeated = [...events, ...again.flatMap((index) => events[index] ?? [])];
        const turned = [...repeated.slice(cut), ...repeated.slice(0, cut)].reverse();
        expect(simulated(plan, turned)).toEqual(simulated(plan, events));
      }),
      { numRuns: 150 },
    );
  });

  it('hears each event once, however often and in whatever order it is told of it', () => {
    fc.assert(
      fc.property(aPlan, aHistory, fc.array(fc.nat(24), { maxLength: 10 }), (plan, events, again) => {
        const story = (told: readonly EngineEvent[]) => driveWhole(plan, told).lines;
        const repeated = [...events, ...again.flatMap((index) => events[index] ?? [])];
        expect(story(repeated.reverse())).toEqual(story(events));
      }),
      { numRuns: 150 },
    );
  });

  it('shares no event that names none of them with another run that waits at the same step', () => {
    fc.assert(
      fc.property(aHistory, (events) => {
        const lines = simulated(untilBought, events).flatMap((run) => run.lines);
        const taken = lines.flatMap((line) => (line.type === 'left' && line.port === 'happened' ? [line.eventId] : []));
        expect(new Set(taken).size).toBe(taken.length);
      }),
      { numRuns: 500 },
    );
  });

  it('keeps its state small while it waits', () => {
    fc.assert(
      fc.property(aPlan, aHistory, fc.integer({ min: 0, max: 30 * 24 }), (plan, events, hours) => {
        const { run } = driveWhole(plan, events, BEGIN + hours * HOUR_MS);
        if (run.phase === 'acting') expect(JSON.stringify(run).length).toBeLessThan(500);
      }),
      { numRuns: 150 },
    );
  });
});

/** All campaigns of a customer, to their ends. */
function simulated(plan: Plan, events: readonly EngineEvent[]): SimulatedRun[] {
  const { runs } = simulateCustomer({
    ...{ plan, kinds: NODE_KINDS, facts, events, assignmentKey: 'ana' },
    until: BEGIN + 600 * 24 * HOUR_MS,
    publishedAt: 0,
    gate: () => ({ verdict: 'send' }),
  });
  return runs;
}

const UNTIL = BEGIN + 61 * 24 * HOUR_MS;

function contextOf(plan: Plan): AdvanceContext {
  return {
    plan,
    kinds: NODE_KINDS,
    facts,
    assignmentKey: 'ana',
    runKey: 'run',
    triggeredBy: null,
    remembered: NOTHING_REMEMBERED,
    gate: () => ({ verdict: 'send' }),
  };
}

function startOf(plan: Plan): DriveOptions['start'] {
  return { type: 'start', triggerId: plan.triggers[0]?.nodeId ?? '', at: BEGIN, eventId: null, explanation: [] };
}

function driveWhole(plan: Plan, events: readonly EngineEvent[], until = UNTIL) {
  const heard = events.filter((event) => event.at > BEGIN);
  const tolerance = Number.POSITIVE_INFINITY;
  return drive(contextOf(plan), watchingRun(null), { start: startOf(plan), events: heard, until, tolerance });
}
