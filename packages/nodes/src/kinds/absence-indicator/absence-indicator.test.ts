import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { codesOf } from '../../testing/findings';
import { DAY, Observer } from '../../testing/observer';
import { absenceIndicatorBehaviour } from './behaviour';
import { absenceIndicatorDefinition } from './definition';
import type { AbsenceIndicatorConfig } from './schema';

const noPurchase: AbsenceIndicatorConfig = {
  startEvent: 'purchase',
  startConditions: [],
  missingEvent: 'purchase',
  missingConditions: [],
  within: { amount: 90, unit: 'days' },
  points: 40,
};
const notPaid: AbsenceIndicatorConfig = {
  ...noPurchase,
  startEvent: 'invoice',
  missingEvent: 'payment',
  within: { amount: 14, unit: 'days' },
};

function observe(config: AbsenceIndicatorConfig) {
  return new Observer(absenceIndicatorBehaviour, config);
}

describe('an event, and then not the same again', () => {
  it('fires a millisecond after the deadline', () => {
    const customer = observe(noPurchase);
    customer.event('purchase', DAY);
    expect(customer.nextChange()).toBe(91 * DAY + 1);
    expect(customer.passTo(91 * DAY).active).toBe(false);
    expect(customer.passTo(91 * DAY + 1)).toEqual({ active: true, value: 1, fired: 1 });
  });

  it('takes an event at the deadline itself as in time', () => {
    const customer = observe(noPurchase);
    customer.event('purchase', DAY);
    customer.event('purchase', 91 * DAY);
    expect(customer.firedAt).toEqual([]);
    expect(customer.nextChange()).toBe(181 * DAY + 1);
  });

  it('stays true until the event comes after all, which starts the clock anew', () => {
    const customer = observe(noPurchase);
    customer.event('purchase', 0);
    expect(customer.passTo(200 * DAY)).toEqual({ active: true, value: 1, fired: 0 });
    expect(customer.event('purchase', 200 * DAY)).toEqual({ active: false, value: 0, fired: 0 });
    customer.passTo(400 * DAY);
    expect(customer.firedAt).toEqual([90 * DAY + 1, 290 * DAY + 1]);
  });

  it('fires once for a silence, however long it lasts', () => {
    const customer = observe(noPurchase);
    customer.event('purchase', 0);
    customer.passTo(3_650 * DAY);
    expect(customer.firedAt).toHaveLength(1);
    expect(customer.nextChange()).toBeNull();
  });

  it('counts two events at the same moment once', () => {
    const customer = observe(noPurchase);
    customer.event('purchase', 0);
    customer.event('purchase', 0);
    customer.passTo(365 * DAY);
    expect(customer.firedAt).toEqual([90 * DAY + 1]);
  });

  it('fires first and closes then, for an event one millisecond too late', () => {
    const customer = observe(noPurchase);
    customer.event('purchase', 0);
    expect(customer.event('purchase', 90 * DAY + 1).active).toBe(false);
    expect(customer.firedAt).toEqual([90 * DAY + 1]);
  });

  it('is not put back by an event from before the last one that came in late', () => {
    const customer = observe(noPurchase);
    customer.event('purchase', 50 * DAY);
    customer.event('purchase', 10 * DAY);
    expect(customer.nextChange()).toBe(140 * DAY + 1);
  });

  it('agrees with the gaps between the events, whatever the history', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.integer({ min: 0, max: 1_000 }), { minLength: 1, maxLength: 30 }), (history) => {
        const days = [...history].sort((a, b) => a - b);
        const customer = observe(noPurchase);
        for (const day of days) customer.event('purchase', day * DAY);
        customer.passTo(1_050 * DAY);
        const gaps = days.filter((day, index) => (days[index + 1] ?? 1_050) > day + 90);
        expect(customer.firedAt).toEqual(gaps.map((day) => (day + 90) * DAY + 1));
      }),
    );
  });
});

describe('one event, and then not another', () => {
  it('fires when the other does not come', () => {
    const customer = observe(notPaid);
    customer.event('invoice', 0);
    customer.passTo(30 * DAY);
    expect(customer.firedAt).toEqual([14 * DAY + 1]);
  });

  it('does not fire when the other comes in time', () => {
    const customer = observe(notPaid);
    customer.event('invoice', 0);
    customer.event('payment', 14 * DAY);
    customer.passTo(100 * DAY);
    expect(customer.firedAt).toEqual([]);
  });

  it('gives no respite for the first when a second one starts', () => {
    const customer = observe(notPaid);
    customer.event('invoice', 0);
    customer.event('invoice', 10 * DAY);
    expect(customer.nextChange()).toBe(14 * DAY + 1);
  });

  it('fires again for one that starts after it fired, and is closed by the other', () => {
    const customer = observe(notPaid);
    customer.event('invoice', 0);
    customer.event('invoice', 20 * DAY);
    expect(customer.passTo(40 * DAY).active).toBe(true);
    expect(customer.firedAt).toEqual([14 * DAY + 1, 34 * DAY + 1]);
    expect(customer.event('payment', 41 * DAY).active).toBe(false);
  });

  it('waits for nothing until it starts', () => {
    const customer = observe(notPaid);
    customer.event('payment', 0);
    expect(customer.nextChange()).toBeNull();
  });

  it('looks at the conditions of both', () => {
    const customer = observe({
      ...notPaid,
      startConditions: [{ path: 'amount', comparison: 'at-least', value: 100 }],
      missingConditions: [{ path: 'complete', comparison: 'is', value: true }],
    });
    customer.event('invoice', 0, { amount: 99 });
    expect(customer.nextChange()).toBeNull();
    customer.event('invoice', DAY, { amount: 100 });
    customer.event('payment', 2 * DAY, { complete: false });
    expect(customer.nextChange()).toBe(15 * DAY + 1);
    customer.event('payment', 3 * DAY, { complete: true });
    expect(customer.nextChange()).toBeNull();
  });
});

describe('each invoice on its own', () => {
  const perInvoice: AbsenceIndicatorConfig = { ...notPaid, key: 'invoice' };

  it('fires for the one that is not paid', () => {
    const customer = observe(perInvoice);
    for (const [day, invoice] of ['A', 'B', 'C'].entries()) customer.event('invoice', day * DAY, { invoice });
    customer.event('payment', 5 * DAY, { invoice: 'A' });
    customer.event('payment', 6 * DAY, { invoice: 'C' });
    expect(customer.nextChange()).toBe(15 * DAY + 1);
    customer.passTo(60 * DAY);
    expect([customer.firedAt, customer.firedFor]).toEqual([[15 * DAY + 1], ['B']]);
    expect(customer.reading).toMatchObject({ active: true, value: 1 });
    expect(customer.event('payment', 61 * DAY, { invoice: 'B' }).active).toBe(false);
  });

  it('fires for two that fall due at the same moment', () => {
    const customer = observe(perInvoice);
    for (const invoice of ['A', 'B']) customer.event('invoice', 0, { invoice });
    customer.passTo(15 * DAY);
    expect([customer.firedAt.length, customer.firedFor]).toEqual([2, ['A', 'B']]);
  });

  it('lets a payment that names none pay the oldest', () => {
    const customer = observe(perInvoice);
    for (const [day, invoice] of ['A', 'B'].entries()) customer.event('invoice', day * DAY, { invoice });
    customer.event('payment', 3 * DAY);
    customer.passTo(60 * DAY);
    expect(customer.firedFor).toEqual(['B']);
  });

  it('finds the number under another name in the payment', () => {
    const customer = observe({ ...perInvoice, missingKey: 'reference' });
    customer.event('invoice', 0, { invoice: 'A' });
    customer.event('payment', DAY, { reference: 'A' });
    expect(customer.nextChange()).toBeNull();
  });

  it('remembers a bounded number of them', () => {
    const customer = observe({ ...perInvoice, within: { amount: 1, unit: 'days' } });
    for (let number = 0; number < 900; number += 1) customer.event('invoice', number * 3_600_000, { invoice: number });
    expect(customer.state.waits?.open.length).toBeLessThanOrEqual(200);
    expect(customer.state.waits?.overdue.length).toBeLessThanOrEqual(200);
  });
});

describe('counted otherwise than as time that passes', () => {
  const AMSTERDAM = { customerKey: 'ana', timeZone: 'Europe/Amsterdam' };
  const term = {
    counting: 'elapsed',
    calendar: { amount: 1, unit: 'months' },
    businessDays: 2,
    holidays: 'nl',
  } as const;
  const byCalendar: AbsenceIndicatorConfig = { ...notPaid, term: { ...term, counting: 'calendar' } };
  const inBusinessDays: AbsenceIndicatorConfig = { ...notPaid, term: { ...term, counting: 'business-days' } };

  /** The first millisecond after the deadline of an invoice. */
  function overdueFrom(config: AbsenceIndicatorConfig, invoiceAt: string, timeZone = AMSTERDAM.timeZone): string {
    const customer = observe(config);
    customer.facts = { ...AMSTERDAM, timeZone };
    customer.event('invoice', Date.parse(invoiceAt), { invoice: 'A' });
    return new Date(customer.nextChange() ?? 0).toISOString();
  }

  it('ends a month later at the same time of day, on the last day of a shorter month', () => {
    expect(overdueFrom(byCalendar, '2026-01-31T10:00:00+01:00')).toBe('2026-02-28T09:00:00.001Z');
    expect(overdueFrom(byCalendar, '2026-03-10T10:00:00+01:00')).toBe('2026-04-10T08:00:00.001Z');
    expect(overdueFrom(byCalendar, '2026-01-31T10:00:00+01:00', 'Asia/Tokyo')).toBe('2026-02-28T09:00:00.001Z');
  });

  it('passes over weekends and holidays, and lets the customer pay up to the last moment', () => {
    // Friday before Whitsun; Monday is a holiday.
    expect(overdueFrom(inBusinessDays, '2026-05-22T15:00:00+02:00')).toBe('2026-05-27T13:00:00.001Z');
    const noHolidays = { ...inBusinessDays, term: { ...term, counting: 'business-days', holidays: 'none' } as const };
    expect(overdueFrom(noHolidays, '2026-05-22T15:00:00+02:00')).toBe('2026-05-26T13:00:00.001Z');
    const customer = observe(inBusinessDays);
    customer.facts = AMSTERDAM;
    customer.event('invoice', Date.parse('2026-05-22T15:00:00+02:00'));
    customer.event('payment', Date.parse('2026-05-27T15:00:00+02:00'));
    customer.passTo(Date.parse('2026-07-01T00:00:00Z'));
    expect(customer.firedAt).toEqual([]);
  });

  it('keeps the deadline of a customer who moves to another zone meanwhile, also for each invoice on its own', () => {
    for (const key of [undefined, 'invoice']) {
      const customer = observe({ ...byCalendar, key });
      customer.facts = AMSTERDAM;
      customer.event('invoice', Date.parse('2026-01-31T10:00:00+01:00'), { invoice: 'A' });
      customer.facts = { ...AMSTERDAM, timeZone: 'America/New_York' };
      customer.passTo(Date.parse('2026-03-05T00:00:00Z'));
      expect(customer.firedAt).toEqual([Date.parse('2026-02-28T09:00:00.001Z')]);
    }
  });

  it('says on the card how it counts', () => {
    expect(absenceIndicatorDefinition.title(inBusinessDays).values?.duration).toEqual({
      key: 'duration.business-days',
      values: { count: 2 },
    });
    expect(absenceIndicatorDefinition.summary(byCalendar).values?.counting).toEqual({ key: 'counting.calendar' });
    expect(absenceIndicatorDefinition.summary(notPaid).values?.counting).toEqual({ key: 'counting.elapsed' });
  });
});

describe('a source that reports late', () => {
  const HOUR = 3_600_000;
  const patient: AbsenceIndicatorConfig = { ...notPaid, awaitsSource: true };

  it('has time to report what happened within the deadline', () => {
    const customer = observe({ ...notPaid, grace: { amount: 2, unit: 'days' } });
    customer.event('invoice', 0);
    expect(customer.nextChange()).toBe(16 * DAY + 1);
    customer.passTo(15 * DAY);
    customer.event('payment', 13 * DAY);
    customer.passTo(60 * DAY);
    expect(customer.firedAt).toEqual([]);
  });

  it('lets nobody be dunned while the bank file is late, and is asked again every hour', () => {
    const customer = observe(patient);
    customer.facts = { ...customer.facts, sources: { payment: { since: 0, until: 10 * DAY } } };
    customer.event('invoice', 0);
    expect(customer.passTo(16 * DAY)).toMatchObject({ active: false, unknown: true });
    customer.facts = { ...customer.facts, sources: { payment: { since: 0, until: 16 * DAY } } };
    customer.passTo(20 * DAY);
    expect(customer.firedAt).toEqual([16 * DAY + 1]);
    expect((customer.firedAt[0] ?? 0) - 14 * DAY - 1).toBe(48 * HOUR);
  });

  it('leaves it unknown whether an invoice is overdue, until one surely is', () => {
    const customer = observe({ ...patient, key: 'number' });
    customer.facts = { ...customer.facts, sources: { payment: { since: 0, until: 10 * DAY } } };
    customer.event('invoice', 0, { number: 'A' });
    expect(customer.passTo(14 * DAY).unknown).toBeUndefined();
    expect(customer.passTo(16 * DAY)).toMatchObject({ active: false, unknown: true });
    customer.facts = { ...customer.facts, sources: { payment: { since: 0, until: 16 * DAY } } };
    expect(customer.passTo(17 * DAY)).toEqual({ active: true, value: 1, fired: 0 });
  });

  it('does not depend on what else happens while it is late', () => {
    const customer = observe(patient);
    customer.facts = { ...customer.facts, sources: { payment: { since: 0, until: 10 * DAY } } };
    customer.event('invoice', 0);
    customer.passTo(15 * DAY + 1);
    customer.facts = { ...customer.facts, sources: { payment: { since: 0, until: 15 * DAY } } };
    customer.event('invoice', 15 * DAY + HOUR / 2);
    expect(customer.firedAt).toEqual([]);
    customer.passTo(16 * DAY);
    expect(customer.firedAt).toEqual([15 * DAY + HOUR + 1]);
  });

  it('is given up after a month', () => {
    const customer = observe(patient);
    customer.facts = { ...customer.facts, sources: { payment: { since: 0, until: 0 } } };
    customer.event('invoice', 0);
    customer.passTo(100 * DAY);
    expect([customer.firedAt, customer.nextChange()]).toEqual([[], null]);
  });
});

it('asks for both events before it can be published', () => {
  const empty = { ...noPurchase, startEvent: '', missingEvent: '' };
  expect(codesOf(absenceIndicatorDefinition, empty)).toEqual(['event-name-missing', 'event-name-missing']);
  expect(codesOf(absenceIndicatorDefinition, noPurchase)).toEqual([]);
});
