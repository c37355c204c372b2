/** What a customer's new events do, worked out without a database. */
import {
  compile,
  type EngineEvent,
  initialSensingState,
  type JsonObject,
  observedBy,
  replaySensing,
  sensedEventNames,
  sensesAttributes,
} from '@kairos/engine';
import { NODE_KINDS, winBackJourney } from '@kairos/nodes';
import { JourneyDriver } from '@kairos/testkit';
import { describe, expect, it } from 'vitest';
import type { LivePlan } from './live-plans';
import { type CustomerToRoute, needsHistory, type RoutedEvent, routeCustomer } from './route-customer';

const DAY_MS = 86_400_000;
const BEGIN = Date.UTC(2024, 0, 1);
function planOf() {
  const { plan } = compile(winBackJourney('en'), NODE_KINDS);
  if (!plan) throw new Error('The journey does not compile.');
  return plan;
}

const compiledPlan = planOf();

const plan: LivePlan = {
  versionId: 'version',
  journeyId: 'journey',
  sensingHash: compiledPlan.sensingHash,
  sensesSince: new Date(BEGIN),
  pauses: [],
  plan: compiledPlan,
  sensedNames: sensedEventNames(compiledPlan, NODE_KINDS),
  heardNames: ['purchase'],
  sensesAttributes: sensesAttributes(compiledPlan, NODE_KINDS),
  observed: observedBy(compiledPlan, NODE_KINDS),
  entryLimits: [],
  assignsArms: false,
  looksBack: 0,
  readsTrigger: false,
  hearsForOldestRun: false,
  readNames: [],
};
const context = {
  plan: compiledPlan,
  kinds: NODE_KINDS,
  facts: { customerKey: 'ana', attributes: {}, timeZone: 'UTC' },
};

/** Reported at once unless told otherwise. */
function purchase(day: number, amount: number, reportedOnDay = day): RoutedEvent {
  const at = BEGIN + day * DAY_MS;
  const receivedAt = BEGIN + reportedOnDay * DAY_MS;
  return { id: `day-${day}`, kind: 'track', chain: [], name: 'purchase', at, receivedAt, properties: { amount } };
}

/** What is known of ana when she made these purchases and the alarms up to a day have rung. */
function knownAfter(log: EngineEvent[], untilDay: number): Partial<CustomerToRoute> {
  const { state } = replaySensing({ ...context, publishedAt: BEGIN }, log, BEGIN + untilDay * DAY_MS);
  return { states: new Map([['journey', state]]), history: log };
}

function asked(day: number, journeyToStart: string): RoutedEvent {
  const properties = { journeyToStart };
  return {
    id: `asked-${day}`,
    kind: 'effect',
    chain: ['other'],
    name: 'Journey Asked For',
    at: BEGIN + day * DAY_MS,
    receivedAt: BEGIN + day * DAY_MS,
    properties,
  };
}

function customer(events: RoutedEvent[], more: Partial<CustomerToRoute> = {}): CustomerToRoute {
  const states = new Map([['journey', initialSensingState(compiledPlan, NODE_KINDS)]]);
  return {
    customerId: 'ana',
    facts: context.facts,
    events,
    plans: [plan],
    states,
    history: [],
    earlierStarts: [],
    watching: [],
    subscriptions: [],
    ...more,
  };
}

const watching = (day: number) => ({
  runId: 'watcher',
  cohortId: 'cohort',
  customerId: 'ana',
  journeyId: 'journey',
  dueAt: new Date(BEGIN + day * DAY_MS),
});

describe('routing a purchase', () => {
  it('sets an alarm for the moment at which its absence would be noticed', () => {
    const { alarms, starts } = routeCustomer(NODE_KINDS, customer([purchase(0, 150)]));
    expect(alarms).toEqual([{ journeyId: 'journey', versionId: 'version', at: BEGIN, dueAt: BEGIN + 90 * DAY_MS + 1 }]);
    expect(starts).toEqual([]);
  });

  it('sets no second alarm: the one that rings too early re-arms itself', () => {
    const first = routeCustomer(NODE_KINDS, customer([purchase(0, 150)]));
    const states = new Map(first.sensing.map((row) => [row.journeyId, row.state]));
    const { alarms } = routeCustomer(NODE_KINDS, customer([purchase(30, 10)], { states, watching: [watching(90)] }));
    expect(alarms).toEqual([]);
  });

  it('starts the campaign that its alarm should have started, at the moment of the alarm', () => {
    const first = routeCustomer(NODE_KINDS, customer([purchase(0, 150)]));
    const states = new Map(first.sensing.map((row) => [row.journeyId, row.state]));
    const late = routeCustomer(NODE_KINDS, customer([purchase(95, 10)], { states, watching: [watching(90)] }));
    expect(late.starts).toMatchObject([{ triggerId: 'start', at: BEGIN + 90 * DAY_MS + 1, eventId: null }]);
    expect(late.alarms).toHaveLength(1);
  });

  it('never starts anything for what lies before the journey began to sense', () => {
    const sensesSince = new Date(BEGIN + 92 * DAY_MS);
    const both = [purchase(0, 150), purchase(95, 10)];
    const { starts, transitions } = routeCustomer(NODE_KINDS, customer(both, { plans: [{ ...plan, sensesSince }] }));
    expect(starts).toEqual([]);
    expect(transitions.every((transition) => transition.at >= sensesSince)).toBe(true);
  });

  it('rebuilds the state from the log when an event comes in late, and does nothing over', () => {
    const log: EngineEvent[] = [purchase(0, 10), purchase(50, 150)];
    const { state } = replaySensing(context, log, null);
    const late = customer([purchase(20, 30)], { states: new Map([['journey', state]]), history: log });
    expect(needsHistory(late, plan)).toBe(true);
    const outcome = routeCustomer(NODE_KINDS, late);
    const inOrder = replaySensing(context, [...log, purchase(20, 30)], null);
    expect(outcome.sensing[0]?.state).toEqual(inOrder.state);
    expect(outcome.starts).toEqual([]);
  });

  it('wakes a run that listens, within its bounds, once for all events', () => {
    const listening = {
      runId: 'run',
      cohortId: 'cohort',
      customerId: 'ana',
      eventName: 'purchase',
      since: BEGIN + 5 * DAY_MS,
      until: BEGIN + 10 * DAY_MS,
    };
    const wakes = (...days: number[]) =>
      routeCustomer(
        NODE_KINDS,
        customer(
          days.map((day) => purchase(day, 1)),
          { subscriptions: [listening] },
        ),
      ).wakes.length;
    expect(wakes(5)).toBe(0);
    expect(wakes(6, 7)).toBe(1);
    expect(wakes(10)).toBe(1);
    expect(wakes(11)).toBe(0);
  });

  it('keeps everything else going when the sensing of one journey breaks', () => {
    const broken = {
      ...plan,
      journeyId: 'broken',
      plan: { ...compiledPlan, sensing: compiledPlan.sensing.map((step) => ({ ...step, kind: 'gone' })) },
    };
    const states = new Map([...customer([]).states, ['broken', initialSensingState(compiledPlan, NODE_KINDS)]]);
    const outcome = routeCustomer(NODE_KINDS, customer([purchase(0, 150)], { plans: [broken, plan], states }));
    expect(outcome.failures).toEqual([{ journeyId: 'broken', versionId: 'version', code: 'unknown-kind' }]);
    expect(outcome.alarms).toHaveLength(1);
  });

  it('lets later traits win and null take an attribute away', () => {
    const identify = (at: number, properties: RoutedEvent['properties']): RoutedEvent => ({
      id: `t${at}`,
      kind: 'identify',
      chain: [],
      name: 'identify',
      at,
      receivedAt: at,
      properties,
    });
    const facts = { ...context.facts, attributes: { city: 'Utrecht', vip: true } };
    const { attributes } = routeCustomer(
      NODE_KINDS,
      customer([identify(1, { city: 'Delft' }), identify(2, { vip: null })], { facts }),
    );
    expect(attributes).toEqual({ city: 'Delft' });
  });

  it('applies what journeys changed, in order with what came in', () => {
    const update = (at: number, changes: JsonObject[]): RoutedEvent => ({
      id: `u${at}`,
      kind: 'update',
      chain: ['journey'],
      name: 'Customer Updated',
      at,
      receivedAt: at,
      properties: { changes },
    });
    const told: RoutedEvent = {
      ...update(2, []),
      id: 't2',
      kind: 'identify',
      name: 'identify',
      properties: { calls: 10 },
    };
    const { attributes } = routeCustomer(
      NODE_KINDS,
      customer([
        update(1, [{ attribute: 'calls', change: 'add', value: 1 }]),
        told,
        update(3, [
          { attribute: 'calls', change: 'add', value: 1 },
          { attribute: 'tier', change: 'set', value: 'gold' },
        ]),
      ]),
    );
    expect(attributes).toEqual({ calls: 11, tier: 'gold' });
  });
});

describe('a journey that others ask for', () => {
  const document = new JourneyDriver(NODE_KINDS)
    .node('asked', 'journey-indicator')
    .node('start', 'trigger', { reentry: { mode: 'every-time', period: { amount: 1, unit: 'days' } } })
    .node('leave', 'exit')
    .wire(['asked', 'signal', 'start'], ['start', 'next', 'leave']);
  const askedPlan: LivePlan = {
    ...plan,
    plan: document.plan(),
    sensedNames: sensedEventNames(document.plan(), NODE_KINDS),
  };
  const route = (...events: RoutedEvent[]) => {
    const states = new Map([['journey', initialSensingState(askedPlan.plan, NODE_KINDS)]]);
    return routeCustomer(NODE_KINDS, customer(events, { plans: [askedPlan], states }));
  };

  it('starts when it is meant, and not when another one is', () => {
    expect(route(asked(1, 'journey')).starts).toHaveLength(1);
    expect(route(asked(1, 'another')).starts).toEqual([]);
  });

  it('is not started by what it did itself, not even by way of others; what came in by itself starts it', () => {
    const { starts, loops } = route({ ...asked(1, 'journey'), chain: ['journey', 'other'] });
    expect(starts).toEqual([]);
    expect(loops).toEqual([{ journeyId: 'journey', versionId: 'version', triggerId: 'start' }]);
    expect(route({ ...asked(1, 'journey'), chain: [] }).starts).toHaveLength(1);
  });

  it('keeps the place of a trigger with a limit, and the turn of the customer, for who may start', () => {
    const places: number[] = [];
    const room = {
      take: (_journeyId: string, _triggerId: string, starts: number) => {
        places.push(starts);
        return true;
      },
    };
    const states = new Map([['journey', initialSensingState(askedPlan.plan, NODE_KINDS)]]);
    const goesRound = { ...asked(1, 'journey'), chain: ['journey', 'other'] };
    const refused = routeCustomer(NODE_KINDS, customer([goesRound], { plans: [askedPlan], states }), { room });
    expect(refused.transitions).toContainEqual(expect.objectContaining({ nodeId: 'start', refusal: 'loop', fired: 0 }));
    expect(places).toEqual([]);
    expect(refused.sensing[0]?.state.nodes.start?.state).toMatchObject({ lastFiredAt: null, timesFired: 0 });
  });

  it('knows of a refused start when an event that comes in late lets the log be sensed anew', () => {
    const goesRound = { ...asked(2, 'journey'), chain: ['journey', 'other'] };
    const known = route(goesRound).sensing[0]?.state;
    const states = new Map([['journey', known ?? initialSensingState(askedPlan.plan, NODE_KINDS)]]);
    const late = customer([asked(1, 'journey')], { plans: [askedPlan], states, history: [goesRound] });
    expect(routeCustomer(NODE_KINDS, late).starts.map(({ at }) => at)).toEqual([BEGIN + DAY_MS]);
  });
});

describe('a purchase that is reported late', () => {
  const lapsed = BEGIN + 90 * DAY_MS + 1;

  it('takes back the campaign that was started because nobody knew of it', () => {
    const known = knownAfter([purchase(0, 150)], 92);
    const { retractions, starts } = routeCustomer(NODE_KINDS, customer([purchase(60, 20, 92.5)], known));
    expect(retractions).toMatchObject([
      { journeyId: 'journey', triggerId: 'start', at: lapsed, cause: { id: 'day-60' } },
    ]);
    expect(starts).toEqual([]);
  });

  it('still counts that campaign for how often the customer may start', () => {
    const known = knownAfter([purchase(0, 150)], 92);
    const { sensing } = routeCustomer(NODE_KINDS, customer([purchase(60, 20, 92.5)], known));
    expect(sensing[0]?.state.nodes.start?.state).toMatchObject({ lastFiredAt: lapsed, timesFired: 1 });
  });

  it('starts nothing when it was made long before it was reported: the past is brought up to date silently', () => {
    const imported = routeCustomer(NODE_KINDS, customer([purchase(0, 150, 200)]));
    expect(imported.starts).toEqual([]);
    expect(imported.alarms).toEqual([]);
    expect(imported.transitions).toContainEqual(expect.objectContaining({ nodeId: 'start', refusal: 'silent' }));
  });
});

describe('a customer whom an earlier version wrote to', () => {
  it('is not written to again before the period is over', () => {
    const starts = { times: 1, lastAt: BEGIN - 10 * DAY_MS };
    const earlierStarts = [{ customerId: 'ana', journeyId: 'journey', triggerId: 'start', starts }];
    const log = [purchase(0, 150), purchase(95, 10)];
    const first = (more: Partial<CustomerToRoute>) =>
      routeCustomer(NODE_KINDS, customer(log, { states: new Map(), ...more }));
    expect(first({}).starts).toHaveLength(1);
    expect(first({ earlierStarts }).starts).toEqual([]);
    expect(first({ earlierStarts }).transitions).toContainEqual(expect.objectContaining({ refusal: 'reentry' }));
  });
});
