import {
  compile,
  type EngineEvent,
  initialSensingState,
  type JourneyDocument,
  type JourneyNode,
  replaySensing,
  type SensingContext,
  sense,
} from '@kairos/engine';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { edgesOf } from './journeys/draw';
import { winBackJourney } from './journeys/win-back';
import { NODE_KINDS } from './registry';
import { DAY, HOUR } from './testing/observer';

function senseWith(document: JourneyDocument): SensingContext {
  const { plan, problems } = compile(document, NODE_KINDS);
  if (plan === null) throw new Error(JSON.stringify(problems));
  return { plan, kinds: NODE_KINDS, facts: { customerKey: 'customer', attributes: {}, timeZone: 'UTC' } };
}

function happenings(rows: readonly (readonly [name: string, at: number])[]): EngineEvent[] {
  return rows.map(([name, at], index) => ({
    id: `event-${String(index).padStart(3, '0')}`,
    name,
    at,
    properties: { amount: 40 },
  }));
}

/** Visits are worth 40 points and complaints cost 30; the points halve in a week and 60 of them start a campaign. */
function fadingInterest(reentry: 'every-time' | 'once-per'): JourneyDocument {
  const sign = (id: string, points: number): JourneyNode => ({
    id,
    kind: 'event-indicator',
    name: '',
    config: { eventName: id, conditions: [], times: 1, within: null, points },
  });
  const halfLife = { amount: 7, unit: 'days' };
  const period = { amount: 14, unit: 'days' };
  return {
    schemaVersion: 1,
    nodes: [
      sign('visit', 40),
      sign('complaint', -30),
      { id: 'interest', kind: 'score', name: '', config: { counting: 'each-time', halfLife } },
      {
        id: 'start',
        kind: 'trigger',
        name: '',
        config: { threshold: 60, needs: 'all', reentry: { mode: reentry, period } },
      },
      { id: 'leave', kind: 'exit', name: '', config: { onEvent: { enabled: false } } },
    ],
    edges: edgesOf([
      ['visit', 'signal', 'interest'],
      ['complaint', 'signal', 'interest'],
      ['interest', 'points', 'start'],
      ['start', 'next', 'leave'],
    ]),
  };
}

describe('a fading score and its trigger', () => {
  const context = senseWith(fadingInterest('every-time'));

  it('fires on the visit that reaches the threshold, and sets an alarm for when the points are below it again', () => {
    const visits = happenings([
      ['visit', 0],
      ['visit', HOUR],
    ]);
    const { firings, nextChange } = replaySensing(context, visits, null);
    expect(firings).toMatchObject([{ triggerId: 'start', at: HOUR, eventId: 'event-001' }]);
    // 80 points, less what the first hour took, fall below 60 after about 2.9 days.
    expect((nextChange ?? 0) / DAY).toBeCloseTo(2.93, 1);
  });

  it('fires again when a later visit lifts the score through the threshold once more', () => {
    const visits = happenings([
      ['visit', 0],
      ['visit', HOUR],
      ['visit', 10 * DAY],
      ['visit', 10 * DAY + HOUR],
    ]);
    expect(replaySensing(context, visits, 100 * DAY).firings.map(({ at }) => at)).toEqual([HOUR, 10 * DAY]);
  });

  it('counts a complaint against the visits', () => {
    const mixed = happenings([
      ['visit', 0],
      ['complaint', HOUR],
      ['visit', 2 * HOUR],
    ]);
    expect(replaySensing(context, mixed, 100 * DAY).firings).toEqual([]);
  });
});

describe('the same history in other batches', () => {
  const history = fc.array(
    fc.record({
      name: fc.constantFrom('visit', 'complaint', 'purchase'),
      at: fc.integer({ min: 0, max: 400 }).map((day) => day * DAY),
    }),
    { maxLength: 40 },
  );
  const glances = fc.array(fc.integer({ min: 0, max: 400 * 24 }), { maxLength: 20 });

  it.each([
    ['a fading score', fadingInterest('once-per')],
    ['win back', winBackJourney('en')],
  ])('gives the same firings for %s, however often it is looked at in between', (_, document) => {
    const context = senseWith(document);
    fc.assert(
      fc.property(history, glances, (rows, hours) => {
        const events = happenings(rows.sort((a, b) => a.at - b.at).map(({ name, at }) => [name, at] as const));
        const moments = [
          ...events.map((event) => ({ at: event.at, event })),
          ...hours.map((hour) => ({ at: hour * HOUR })),
          { at: 1_000 * DAY },
        ].sort((a, b) => a.at - b.at);
        let state = initialSensingState(context.plan, context.kinds);
        const firings = moments.flatMap((moment) => {
          // Through JSON, as the state is stored between two batches.
          const result = sense(context, JSON.parse(JSON.stringify(state)), moment);
          state = result.state;
          return result.firings;
        });
        expect(firings).toEqual(replaySensing(context, events, 1_000 * DAY).firings);
      }),
    );
  });
});
