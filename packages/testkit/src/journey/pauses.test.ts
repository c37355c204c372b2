/** Pauses of a journey: however a run is driven through them, the same happens, and nothing happens during them or too early. */
import {
  type AdvanceContext,
  compile,
  drive,
  type JournalLine,
  NOTHING_REMEMBERED,
  type Pause,
  watchingRun,
} from '@kairos/engine';
import { NODE_KINDS } from '@kairos/nodes/runtime';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { duration, JourneyDriver } from './journey-driver';

const HOUR = 3_600_000;
const END = 400 * HOUR;
const letter = { subject: 'Hello', body: 'Dear reader', topic: 'offers' };

const { plan } = compile(
  new JourneyDriver(NODE_KINDS)
    .node('signed-up', 'event-indicator', { eventName: 'sign_up' })
    .node('start', 'trigger', { threshold: null, needs: 'all' })
    .node('rest', 'wait', { duration: duration('1 day') })
    .node('buys', 'wait-for-event', { eventName: 'purchase', atMost: duration('2 days') })
    .node('thanks', 'email', letter)
    .node('nudge', 'email', letter)
    .wire(
      ['signed-up', 'signal', 'start'],
      ['start', 'next', 'rest'],
      ['rest', 'next', 'buys'],
      ['buys', 'happened', 'thanks'],
      ['buys', 'timeout', 'nudge'],
    )
    .draw(),
  NODE_KINDS,
);
if (!plan) throw new Error('The journey does not compile.');

const context: AdvanceContext = {
  plan,
  kinds: NODE_KINDS,
  facts: { customerKey: 'ana', attributes: {}, timeZone: 'UTC' },
  assignmentKey: 'ana',
  runKey: 'run',
  triggeredBy: null,
  remembered: NOTHING_REMEMBERED,
  gate: () => ({ verdict: 'send' }),
};

/** Begins and ends of pauses in turn. */
const somePauses = fc
  .tuple(
    fc.uniqueArray(fc.integer({ min: 1, max: 300 }), { maxLength: 6 }),
    fc.constantFrom('freeze' as const, 'park' as const),
    fc.constantFrom('send' as const, 'skip' as const, 'exit' as const),
  )
  .map(([hours, mode, overdue]) => {
    const sorted = hours.sort((a, b) => a - b);
    return sorted.flatMap((hour, index): Pause[] => {
      const end = sorted[index + 1];
      if (index % 2 === 1 || end === undefined) return [];
      return [{ pausedAt: hour * HOUR, resumedAt: end * HOUR, mode, entries: 'refuse', overdue }];
    });
  });
const somePurchases = fc
  .uniqueArray(fc.integer({ min: 1, max: 390 }), { maxLength: 3 })
  .map((hours) => hours.map((hour) => ({ id: `p${hour}`, name: 'purchase', at: hour * HOUR, properties: {} })));
const someStops = fc.array(fc.integer({ min: 1, max: 399 }), { maxLength: 8 });

/** As the runtime does: up to each stop with what is known by then, events that have come in and pauses that have begun. */
function journalOf(
  stops: number[],
  pauses: Pause[],
  events: { id: string; name: string; at: number; properties: object }[],
) {
  const lines: JournalLine[] = [];
  let run = watchingRun(null);
  for (const [index, until] of [...stops.map((stop) => stop * HOUR).sort((a, b) => a - b), END].entries()) {
    const driven = drive(context, run, {
      start: index === 0 ? { type: 'start', triggerId: 'start', at: 0, eventId: null, explanation: [] } : null,
      events: events.filter((event) => event.at <= until).map((event) => ({ ...event, properties: {} })),
      until,
      tolerance: Number.POSITIVE_INFINITY,
      pauses: pauses.filter((pause) => pause.pausedAt <= until),
    });
    run = driven.run;
    lines.push(...driven.lines);
  }
  return { run, lines };
}

describe('a run through pauses', () => {
  it('is the same whether it is driven at once or in pieces', () => {
    fc.assert(
      fc.property(somePauses, somePurchases, someStops, (pauses, events, stops) => {
        expect(journalOf(stops, pauses, events)).toEqual(journalOf([], pauses, events));
      }),
      { numRuns: 300 },
    );
  });

  it('takes no step while the journey is paused', () => {
    fc.assert(
      fc.property(somePauses, somePurchases, (pauses, events) => {
        for (const { at } of journalOf([], pauses, events).lines) {
          expect(pauses.filter(({ pausedAt, resumedAt }) => at > pausedAt && at < (resumedAt ?? END))).toEqual([]);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('waits exactly as long as without them, besides the time that stood still', () => {
    fc.assert(
      fc.property(somePauses, (every) => {
        const pauses = every.map((pause): Pause => ({ ...pause, mode: 'freeze', overdue: 'send' }));
        const left = journalOf([], pauses, []).lines.find((line) => line.type === 'left' && line.nodeId === 'rest');
        const until = left?.at ?? END;
        const stood = pauses.reduce((sum, { pausedAt, resumedAt }) => {
          return sum + Math.max(0, Math.min(resumedAt ?? END, until) - Math.min(pausedAt, until));
        }, 0);
        expect(until).toBe(24 * HOUR + stood);
      }),
      { numRuns: 300 },
    );
  });
});
