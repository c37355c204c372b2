/** The eleven rules of sensing, each held against the engine with real kinds; see "What sensing means" in docs/architecture.md. */
import {
  compile,
  correctSensing,
  type EngineEvent,
  initialSensingState,
  type JourneyDocument,
  type JourneyNode,
  type JsonObject,
  observedBy,
  replaySensing,
  type SensingContext,
  type SensingState,
  sense,
  silentIn,
} from '@kairos/engine';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { edgesOf } from './journeys/draw';
import { NODE_KINDS } from './registry';
import { DAY, HOUR } from './testing/observer';

type Settings = Record<string, unknown>;

function node(id: string, kind: string, settings: Settings): JourneyNode {
  const defaults = Object(NODE_KINDS.get(kind)?.definition.defaults);
  return { id, kind, name: '', config: { ...defaults, ...settings } };
}

/** Indicators that lead straight to a trigger, which starts every time unless it is told otherwise. */
function journey(indicators: JourneyNode[], trigger: Settings = {}): JourneyDocument {
  const reentry = { mode: 'every-time', period: { amount: 1, unit: 'days' } };
  return {
    schemaVersion: 1,
    nodes: [
      ...indicators,
      node('start', 'trigger', { threshold: 60, needs: 'any', reentry, ...trigger }),
      node('leave', 'exit', { onEvent: { enabled: false, eventName: '', conditions: [] } }),
    ],
    edges: edgesOf([...indicators.map(({ id }) => [id, 'signal', 'start'] as const), ['start', 'next', 'leave']]),
  };
}

function contextFor(document: JourneyDocument, differences: Partial<SensingContext> = {}): SensingContext {
  const { plan, problems } = compile(document, NODE_KINDS);
  if (plan === null) throw new Error(JSON.stringify(problems));
  const facts = { customerKey: 'ana', attributes: {}, timeZone: 'Europe/Amsterdam' };
  return { plan, kinds: NODE_KINDS, facts, ...differences };
}

const NONE: ReadonlySet<string> = new Set();

let events = 0;
function happened(name: string, at: number, properties: JsonObject = {}): EngineEvent {
  events += 1;
  return { id: `event-${String(events).padStart(6, '0')}`, name, at, properties };
}

const unpaid = (settings: Settings = {}) =>
  node('unpaid', 'absence-indicator', {
    startEvent: 'invoice',
    missingEvent: 'payment',
    within: { amount: 14, unit: 'days' },
    ...settings,
  });
const due = 14 * DAY + 1;

const startsOf = (context: SensingContext, log: EngineEvent[], until: number) =>
  replaySensing(context, log, until).firings.map(({ at, key }) => (key === null ? at : [at, key]));

const stepsOf = (...names: string[]) =>
  names.map((eventName, index) => ({ id: `step-${index + 1}`, eventName, conditions: [] }));

describe('1. order', () => {
  it('is the time at which things happened, and for the same time the order in which they came in', () => {
    const sequence = node('ordered', 'sequence-indicator', {
      steps: stepsOf('a', 'b'),
    });
    const context = contextFor(journey([sequence]));
    const [a, b] = [happened('a', DAY), happened('b', DAY)];
    expect(startsOf(context, [b, a], 2 * DAY)).toEqual([DAY]);
    const [later, earlier] = [happened('b', DAY), happened('a', DAY)];
    expect(startsOf(context, [later, earlier], 2 * DAY)).toEqual([]);
  });
});

describe('2. the deadline', () => {
  it('is still in time', () => {
    const context = contextFor(journey([unpaid()]));
    expect(startsOf(context, [happened('invoice', 0), happened('payment', 14 * DAY)], 60 * DAY)).toEqual([]);
    expect(startsOf(context, [happened('invoice', 0), happened('payment', due)], 60 * DAY)).toEqual([due]);
  });
});

describe('3. unknown', () => {
  const quiet = node('quiet', 'aggregate-indicator', {
    eventName: 'visit',
    measure: 'count',
    bound: 'less-than',
    value: 1,
    within: { amount: 30, unit: 'days' },
  });
  const observedSince = 100 * DAY;
  const facts = { customerKey: 'ana', attributes: {}, timeZone: 'UTC', observedSince };

  it('is what did not happen before anyone looked; nothing starts until the whole period was observed', () => {
    const context = contextFor(journey([quiet]), { facts });
    expect(startsOf(context, [happened('visit', 101 * DAY)], 130 * DAY)).toEqual([]);
    expect(startsOf(context, [happened('visit', 101 * DAY)], 140 * DAY)).toEqual([131 * DAY + 1]);
    const first = sense(context, initialSensingState(context.plan, NODE_KINDS), { at: 110 * DAY });
    expect(first.state.nodes.quiet?.reading).toEqual({ active: false, unknown: true, value: 0, fired: 0 });
    expect(first.nextChange).toBe(130 * DAY);
  });

  const days = (amount: number) => ({ amount, unit: 'days' });
  it.each([
    ['event-indicator', { eventName: 'visit', times: 2, within: days(30) }],
    ['aggregate-indicator', { eventName: 'visit', measure: 'count', bound: 'at-least', value: 2, within: days(30) }],
    ['sequence-indicator', { steps: stepsOf('visit', 'visit'), within: days(10), lasting: days(20) }],
    ['value-indicator', { eventName: 'visit', property: 'page', change: 'changes', lasting: days(30) }],
  ])('is whether %s was never true, until all that could make it true was observed', (kind, config) => {
    const document = journey([node('none', 'bundle', { needs: 'none' })]);
    document.nodes.unshift(node('seen', kind, config));
    document.edges.push({ id: 'edge-seen', from: 'seen', port: 'signal', to: 'none' });
    const heard = { visit: { since: 0, until: 120 * DAY } };
    const context = contextFor(document, { facts: { ...facts, sources: heard } });
    const start = initialSensingState(context.plan, NODE_KINDS);
    const early = sense(context, start, { at: 110 * DAY });
    expect([early.state.nodes.none?.reading.unknown, early.nextChange]).toEqual([true, 130 * DAY]);
    const late = sense(context, early.state, { at: 130 * DAY });
    expect([late.state.nodes.none?.reading, late.nextChange]).toEqual([{ active: true, value: 0, fired: 0 }, null]);
    expect(observedBy(context.plan, NODE_KINDS)).toEqual({ customer: true, sources: ['visit'] });
    const alone = contextFor(journey([node('seen', kind, config)]));
    expect(observedBy(alone.plan, NODE_KINDS)).toEqual({ customer: false, sources: [] });
  });

  it('stays unknown when it is denied', () => {
    const document = journey([node('none', 'bundle', { needs: 'none' })]);
    document.nodes.unshift(quiet);
    document.edges.push({ id: 'edge-quiet', from: 'quiet', port: 'signal', to: 'none' });
    const context = contextFor(document, { facts });
    const { state, firings } = sense(context, initialSensingState(context.plan, NODE_KINDS), { at: 110 * DAY });
    expect([state.nodes.none?.reading.unknown, firings]).toEqual([true, []]);
  });
});

describe('4. a source that is late', () => {
  it('dooms nobody: what is missing is told once the source has reported that far', () => {
    const heardUntil = (until: number) => ({
      facts: { customerKey: 'ana', attributes: {}, timeZone: 'UTC', sources: { payment: { since: 0, until } } },
    });
    const document = journey([unpaid({ awaitsSource: true })]);
    const late = contextFor(document, heardUntil(10 * DAY));
    const held = replaySensing(late, [happened('invoice', 0)], 17 * DAY);
    expect(held.firings).toEqual([]);
    const come = contextFor(document, heardUntil(17 * DAY));
    expect(sense(come, held.state, { at: 20 * DAY }).firings.map(({ at }) => at)).toEqual([17 * DAY + 1]);
  });
});

describe('4. a source that is silent', () => {
  it('is asked for every hour and every invoice, however many those are', () => {
    const silence = { payment: { since: Number.MAX_SAFE_INTEGER, until: 0 } };
    const facts = { customerKey: 'ana', attributes: {}, timeZone: 'UTC', sources: silence };
    const context = contextFor(journey([unpaid({ awaitsSource: true, key: 'number' })]), { facts });
    const invoices = [1, 2, 3].map((minute) => happened('invoice', minute * 60_000, { number: `${minute}` }));
    expect(replaySensing(context, invoices, 90 * DAY)).toMatchObject({ firings: [], nextChange: null });
  });
});

describe('5. an event that comes in late', () => {
  const context = contextFor(journey([unpaid()]));
  const invoice = happened('invoice', 0);

  it('takes back what was started because nobody knew of it', () => {
    const known = replaySensing(context, [invoice], 15 * DAY).state;
    const log = [invoice, happened('payment', 10 * DAY)];
    const correction = correctSensing(context, known, log, { until: 15 * DAY, late: NONE });
    expect(correction.retracted).toEqual([{ triggerId: 'start', at: due, key: null }]);
    expect(correction.firings).toEqual([]);
  });

  it('starts what it should have started, unless that is too long ago', () => {
    const visits = contextFor(journey([node('visited', 'event-indicator', { eventName: 'visit' })]));
    const known = replaySensing(visits, [happened('visit', 10 * DAY)], 10 * DAY).state;
    const correctedWith = (at: number) =>
      correctSensing(visits, known, [happened('visit', at), happened('visit', 10 * DAY)], {
        until: 10 * DAY,
        late: NONE,
      }).firings;
    expect(correctedWith(10 * DAY - HOUR)).toHaveLength(1);
    expect(correctedWith(8 * DAY)).toHaveLength(0);
  });

  it('knows what to start and what to take back of a customer who started more often than is remembered', () => {
    const visits = contextFor(journey([node('visited', 'event-indicator', { eventName: 'visit' })]));
    const log = Array.from({ length: 60 }, (_, day) => happened('visit', day * DAY));
    const known = replaySensing(visits, log, 60 * DAY).state;
    const late = happened('visit', 60 * DAY - HOUR);
    const more = correctSensing(visits, known, [...log, late], { until: 60 * DAY, late: NONE });
    expect([more.firings.map(({ at }) => at), more.retracted]).toEqual([[late.at], []]);

    const keyed = contextFor(journey([unpaid({ key: 'number' })]));
    const invoices = Array.from({ length: 60 }, (_, day) => happened('invoice', day * DAY, { number: `${day}` }));
    const dunned = replaySensing(keyed, invoices, 80 * DAY).state;
    const paid = happened('payment', 57 * DAY, { number: '55' });
    const fewer = correctSensing(keyed, dunned, [...invoices, paid], { until: 80 * DAY, late: NONE });
    expect([fewer.firings, fewer.retracted.map(({ key }) => key)]).toEqual([[], ['55']]);
  });

  it('neither starts again nor takes back a campaign that only moved', () => {
    const second = happened('invoice', DAY);
    const known = replaySensing(context, [second], 16 * DAY).state;
    const correction = correctSensing(context, known, [invoice, second], { until: 16 * DAY, late: NONE });
    expect([correction.firings, correction.retracted]).toEqual([[], []]);
  });
});

describe('6. the same event twice', () => {
  it('leaves the same state as once', () => {
    const context = contextFor(journey([node('visited', 'event-indicator', { eventName: 'visit', times: 3 })]));
    const log = [0, 1, 2].map((day) => happened('visit', day * DAY));
    expect(replaySensing(context, [...log, ...log], null)).toEqual(replaySensing(context, log, null));
  });
});

describe('7. what lies before the publication', () => {
  it('sets the state silently: nothing starts, and nothing counts as started', () => {
    const document = journey([unpaid()], { reentry: { mode: 'once', period: { amount: 1, unit: 'days' } } });
    const context = contextFor(document, { publishedAt: 30 * DAY });
    const log = [happened('invoice', 0), happened('payment', 20 * DAY), happened('invoice', 40 * DAY)];
    const { firings, transitions } = replaySensing(context, log, 60 * DAY);
    expect(firings.map(({ at }) => at)).toEqual([40 * DAY + due]);
    expect(transitions).toContainEqual(expect.objectContaining({ nodeId: 'start', at: due, refusal: 'silent' }));
  });

  const visited = node('visited', 'event-indicator', { eventName: 'visit' });
  const once = { reentry: { mode: 'once', period: { amount: 1, unit: 'days' } } };

  it('is told as what would have started, for each invoice on its own', () => {
    const perInvoice = contextFor(journey([unpaid({ key: 'invoice' })]), { publishedAt: 100 * DAY });
    const invoices = ['A', 'B'].map((invoice) => happened('invoice', 0, { invoice }));
    const silent = silentIn(replaySensing(perInvoice, invoices, 20 * DAY));
    expect(silent).toEqual(['A', 'B'].map((key) => ({ triggerId: 'start', at: due, key, eventId: null })));
  });

  it('starts when it is released, once, and only if it still holds', () => {
    const context = contextFor(journey([visited], once), { publishedAt: 100 * DAY });
    const { state } = replaySensing(context, [happened('visit', 0)], 101 * DAY);
    const release = (from: SensingState) =>
      sense(context, from, { at: 102 * DAY, release: { triggerId: 'start', keys: [] } });
    const released = release(state);
    expect(released.firings).toMatchObject([{ triggerId: 'start', at: 102 * DAY, key: null }]);
    const again = release(released.state);
    expect([again.firings, again.transitions.map(({ refusal }) => refusal)]).toEqual([[], ['reentry']]);
    const nothing = release(initialSensingState(context.plan, context.kinds));
    expect([nothing.firings, nothing.transitions.map(({ refusal }) => refusal)]).toEqual([[], ['not-met']]);
  });

  describe('is released for several invoices', () => {
    const invoices = ['A', 'B'].map((number) => happened('invoice', 0, { number }));
    const paid = happened('payment', 101 * DAY, { number: 'A' });
    const keysAfter = (document: JourneyDocument, keys: string[]) => {
      const context = contextFor(document, { publishedAt: 100 * DAY });
      const { state } = replaySensing(context, [...invoices, paid], 101 * DAY);
      const { firings, transitions } = sense(context, state, { at: 102 * DAY, release: { triggerId: 'start', keys } });
      return [firings.map(({ key }) => key), transitions.flatMap(({ refusal }) => refusal ?? [])];
    };
    const perInvoice = unpaid({ key: 'number' });

    it('and starts only for those that are still unpaid', () => {
      const document = journey([perInvoice]);
      expect(keysAfter(document, ['A', 'B'])).toEqual([['B'], []]);
      expect(keysAfter(document, ['A'])).toEqual([[], ['not-met']]);
    });

    it('and looks through a bundle at what it joins', () => {
      const document = journey([perInvoice, node('both', 'bundle', { needs: 'any', count: 1 })]);
      document.edges = edgesOf([
        ['unpaid', 'signal', 'both'],
        ['both', 'signal', 'start'],
        ['start', 'next', 'leave'],
      ]);
      expect(keysAfter(document, ['A', 'B'])).toEqual([['B'], []]);
    });

    it('and is not misled by another sign that still holds', () => {
      const document = journey([perInvoice, visited]);
      const context = contextFor(document, { publishedAt: 100 * DAY });
      const log = [...invoices, happened('visit', 1 * DAY), paid, happened('payment', 101 * DAY, { number: 'B' })];
      const { state } = replaySensing(context, log, 101 * DAY);
      const release = (keys: string[]) =>
        sense(context, state, { at: 102 * DAY, release: { triggerId: 'start', keys } }).firings.map(({ key }) => key);
      expect(release(['A', 'B'])).toEqual([]);
      expect(release([])).toEqual([null]);
    });
  });

  it('comes in for a customer who is known: it starts nothing, does not count as started, and is told once', () => {
    const context = contextFor(journey([visited], once));
    const known = replaySensing(context, [], 10 * DAY).state;
    const imported = happened('visit', 2 * DAY);
    const options = { until: 10 * DAY, late: new Set([imported.id]) };
    const { silent, firings, state } = correctSensing(context, known, [imported], options);
    expect([silent.map(({ at }) => at), firings]).toEqual([[2 * DAY], []]);
    expect(state.nodes.start?.state).toMatchObject({ timesFired: 0 });
    const second = happened('visit', 3 * DAY);
    const later = { until: 10 * DAY, late: new Set([second.id]) };
    const published = { ...context, publishedAt: 5 * DAY };
    expect(correctSensing(published, known, [imported, second], later).silent.map(({ at }) => at)).toEqual([3 * DAY]);
  });
});

describe('8. firing again', () => {
  const once = (mode: string) =>
    startsOf(
      contextFor(journey([unpaid({ key: 'number' })], { reentry: { mode, period: { amount: 30, unit: 'days' } } })),
      [0, 0, 5].map((day, index) => happened('invoice', day * DAY, { number: `${index + 1}` })),
      60 * DAY,
    );

  it('is every time, once per key, once per period, or once ever', () => {
    expect(once('every-time')).toEqual([
      [due, '1'],
      [due, '2'],
      [5 * DAY + due, '3'],
    ]);
    expect(once('once-per-key')).toEqual([
      [due, '1'],
      [due, '2'],
      [5 * DAY + due, '3'],
    ]);
    expect(once('once-per')).toEqual([[due, '1']]);
    expect(once('once')).toEqual([[due, '1']]);
  });
});

describe('9. durations', () => {
  it('are elapsed in an absence: fourteen times 24 hours, also over a change of the clock', () => {
    const march = Date.UTC(2026, 2, 20, 12);
    expect(startsOf(contextFor(journey([unpaid()])), [happened('invoice', march)], march + 60 * DAY)).toEqual([
      march + due,
    ]);
  });

  it('are on the calendar around a date: the same time on the clock', () => {
    const after = node('after', 'date-indicator', {
      attribute: 'moved_on',
      offset: { amount: 14, unit: 'days', direction: 'after' },
      time: '12:00',
    });
    const facts = { customerKey: 'ana', attributes: { moved_on: '2026-03-20' }, timeZone: 'Europe/Amsterdam' };
    const context = contextFor(journey([after]), { facts });
    const { firings } = replaySensing(context, [], Date.UTC(2026, 3, 30));
    const first = sense(context, initialSensingState(context.plan, NODE_KINDS), { at: Date.UTC(2026, 2, 21) });
    const then = sense(context, first.state, { at: Date.UTC(2026, 3, 30) });
    // Noon of 20 March is 11:00 UTC, noon of 3 April is 10:00 UTC.
    expect(then.firings.map(({ at }) => at)).toEqual([Date.UTC(2026, 3, 3, 10)]);
    expect(firings).toEqual([]);
  });
});

describe('10. another definition', () => {
  it('starts from the log, and knows what earlier versions started', () => {
    const reentry = { mode: 'once-per', period: { amount: 90, unit: 'days' } };
    const log = [happened('invoice', 0), happened('payment', 15 * DAY), happened('invoice', 20 * DAY)];
    const stricter = journey([unpaid({ within: { amount: 7, unit: 'days' } })], { reentry });
    const publishedAt = 25 * DAY;
    const fresh = contextFor(stricter, { publishedAt });
    expect(startsOf(fresh, log, 60 * DAY)).toEqual([27 * DAY + 1]);
    const known = contextFor(stricter, { publishedAt, earlierStarts: { start: { times: 1, lastAt: due } } });
    expect(startsOf(known, log, 60 * DAY)).toEqual([]);
  });
});

describe('11. the same log', () => {
  const everything = everyKind();
  const context = contextFor(everything);
  const names = ['invoice', 'payment', 'visit', 'search', 'purchase', 'Message Accepted'];
  const history = fc.array(
    fc.record({
      name: fc.constantFrom(...names),
      hour: fc.integer({ min: 1, max: 24 * 60 }),
      number: fc.integer({ min: 1, max: 3 }),
      /** Hours by which it is reported late. */
      late: fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 48 })),
      twice: fc.boolean(),
    }),
    { maxLength: 30 },
  );
  const cuts = fc.array(fc.integer({ min: 1, max: 6 }), { minLength: 30, maxLength: 60 });
  const until = 120 * DAY;

  // Two reasons at one moment, of which the second comes in when the first has started its campaign.
  const together = [3, 1].map((number) => ({ name: 'purchase', hour: 540, number, late: 0, twice: false }));

  it('gives the same state and the same campaigns, in whatever order and batches it comes in', () => {
    fc.assert(
      fc.property(history, cuts, (rows, sizes) => {
        const log = rows.map(({ name, hour, number, late }, index) => ({
          event: {
            ...happened(name, hour * HOUR, { number: `${number}`, amount: number * 40 }),
            id: `e${index + 100}`,
          },
          arrivesAt: hour + late,
        }));
        const inOrder = replaySensing(
          context,
          log.map(({ event }) => event),
          until,
        );
        const arrivals = log
          .flatMap((row, index) => (rows[index]?.twice ? [row, { ...row, arrivesAt: row.arrivesAt + 1 }] : [row]))
          .sort((a, b) => a.arrivesAt - b.arrivesAt)
          .map(({ event }) => event);
        const { state, started } = routeInBatches(context, arrivals, sizes, until);
        expect(sensedIn(state)).toEqual(stored(sensedIn(inOrder.state)));
        expect(started).toEqual(countByKey(inOrder.firings));
      }),
      { numRuns: 150, examples: [[together, Array<number>(30).fill(1)]] },
    );
  });

  it('leaves a state that stays bounded', () => {
    let state = initialSensingState(context.plan, NODE_KINDS);
    for (let hour = 1; hour < 1_500; hour += 1) {
      const event = happened(names[hour % names.length] ?? '', hour * HOUR, { number: `${hour % 50}`, amount: hour });
      state = sense(context, state, { at: event.at, event }).state;
    }
    expect(JSON.stringify(state).length).toBeLessThan(60_000);
  });
});

/** All but the trigger, which also remembers campaigns that were taken back. */
function sensedIn({ nodes }: SensingState): SensingState['nodes'] {
  return Object.fromEntries(Object.entries(nodes).filter(([id]) => id !== 'start'));
}

/** Every kind that senses, with the triggers that they lead to. */
function everyKind(): JourneyDocument {
  const visits = node('visits', 'event-indicator', {
    eventName: 'visit',
    times: 2,
    within: { amount: 3, unit: 'days' },
  });
  const searches = node('searches', 'event-indicator', {
    eventName: 'search',
    points: 25,
    scoring: { counting: 'each-time', mostPerDay: 2, mostInAll: null, expiresAfter: { amount: 5, unit: 'days' } },
  });
  const document = journey([
    unpaid({ key: 'number', within: { amount: 3, unit: 'days' } }),
    node('looked', 'sequence-indicator', {
      steps: ['search', 'visit'].map((eventName, index) => ({ id: `step-${index}`, eventName, conditions: [] })),
      unlessEvent: 'purchase',
    }),
    node('spent', 'aggregate-indicator', { eventName: 'purchase', property: 'amount', value: 100 }),
    node('changed', 'value-indicator', { eventName: 'visit', property: 'number', change: 'changes' }),
    node('total', 'profile-indicator', {
      source: 'event-total',
      eventName: 'purchase',
      measure: 'different',
      property: 'number',
      value: 2,
    }),
    node('unheard', 'unanswered-indicator', { times: 2, responses: ['visit'] }),
    node('both', 'bundle', { needs: 'all' }),
    node('warm', 'score-level', { level: 60, margin: 20 }),
  ]);
  document.nodes.unshift(
    visits,
    searches,
    node('interest', 'score', { counting: 'each-time', halfLife: { amount: 2, unit: 'days' }, atMost: 80 }),
    node('all-in-all', 'score', { counting: 'while-true' }),
  );
  document.edges.push(
    ...edgesOf([
      ['visits', 'signal', 'both'],
      ['searches', 'signal', 'both'],
      ['visits', 'signal', 'interest'],
      ['searches', 'signal', 'interest'],
      ['interest', 'points', 'all-in-all'],
      ['visits', 'signal', 'all-in-all'],
      ['all-in-all', 'points', 'warm'],
    ]).map((edge) => ({ ...edge, id: `more-${edge.id}` })),
  );
  return document;
}

/** As the router does it: batches in order, a batch with something late by sensing the log anew. */
function routeInBatches(context: SensingContext, arrivals: EngineEvent[], sizes: number[], until: number) {
  const seen = new Map<string, EngineEvent>();
  let state: SensingState = initialSensingState(context.plan, context.kinds);
  let changes: { triggerId: string; key: string | null; amount: number }[] = [];
  const note = (firings: { triggerId: string; key: string | null }[], amount: number) => {
    changes = [...changes, ...firings.map(({ triggerId, key }) => ({ triggerId, key, amount }))];
  };
  const waiting = [...arrivals];
  for (const size of sizes) {
    const arrived = waiting.splice(0, size);
    // What is there twice is stored once: the door sees to that.
    const batch = arrived
      .filter((event, index) => !seen.has(event.id) && arrived.findIndex(({ id }) => id === event.id) === index)
      .sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1));
    for (const event of batch) seen.set(event.id, event);
    const last = Math.max(state.at, ...batch.map((event) => event.at));
    // An event at the very moment that was sensed last may belong before what came first.
    if (batch.some((event) => event.at <= state.at)) {
      const correction = correctSensing(context, state, [...seen.values()], {
        until: last,
        latestStart: until,
        late: NONE,
      });
      note(correction.firings, 1);
      note(correction.retracted, -1);
      state = stored(correction.state);
      continue;
    }
    for (const event of batch) {
      const result = sense(context, state, { at: event.at, event });
      note(result.firings, 1);
      state = stored(result.state);
    }
  }
  const end = sense(context, state, { at: until });
  note(end.firings, 1);
  return { state: stored(end.state), started: countByKey(changes) };
}

function countByKey(rows: { triggerId: string; key: string | null; amount?: number }[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { triggerId, key, amount = 1 } of rows) {
    const name = `${triggerId} ${key ?? ''}`;
    counts[name] = (counts[name] ?? 0) + amount;
  }
  return Object.fromEntries(
    Object.entries(counts)
      .filter(([, count]) => count !== 0)
      .sort(),
  );
}

function stored<T>(value: T): T {
  return JSON.parse(JSON.stringify(value));
}
