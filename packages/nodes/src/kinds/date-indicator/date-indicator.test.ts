import { describe, expect, it } from 'vitest';
import { codesOf } from '../../testing/findings';
import { DAY, HOUR, Observer } from '../../testing/observer';
import { dateIndicatorBehaviour } from './behaviour';
import { dateIndicatorDefinition } from './definition';
import type { DateIndicatorConfig } from './schema';

const contractEnds: DateIndicatorConfig = {
  attribute: 'contract_end',
  offset: { amount: 60, unit: 'days', direction: 'before' },
  time: '09:00',
  yearly: false,
  unlessEvent: '',
  unlessConditions: [],
  unlessWithin: null,
  lasting: { amount: 14, unit: 'days' },
  points: 20,
};
const birthday: DateIndicatorConfig = {
  ...contractEnds,
  attribute: 'birthday',
  offset: { amount: 0, unit: 'days', direction: 'before' },
  yearly: true,
  lasting: { amount: 1, unit: 'days' },
};
const JANUARY = Date.UTC(2026, 0, 1);

function observe(config: DateIndicatorConfig, timeZone = 'Europe/Amsterdam') {
  const customer = new Observer(dateIndicatorBehaviour, config);
  customer.facts = { ...customer.facts, timeZone };
  return customer;
}

const fired = (customer: { firedAt: number[] }) => customer.firedAt.map((at) => new Date(at).toISOString());

describe('a date of the customer', () => {
  it('comes so many days before, at a time on the clock of the customer', () => {
    for (const [zone, moment] of [
      ['Europe/Amsterdam', '2026-08-02T07:00:00.000Z'],
      ['America/New_York', '2026-08-02T13:00:00.000Z'],
      ['Asia/Kathmandu', '2026-08-02T03:15:00.000Z'],
    ] as const) {
      const customer = observe(contractEnds, zone);
      customer.knows({ contract_end: '2026-10-01' }, JANUARY);
      customer.passTo(Date.UTC(2027, 0, 1));
      expect(fired(customer)).toEqual([moment]);
    }
  });

  it('keeps its time on the clock through both changes of it', () => {
    const customer = observe({
      ...contractEnds,
      offset: { amount: 1, unit: 'days', direction: 'after' },
      time: '02:30',
    });
    customer.knows({ contract_end: '2026-03-28' }, JANUARY);
    customer.passTo(Date.UTC(2026, 6, 1));
    customer.knows({ contract_end: '2026-10-24' }, Date.UTC(2026, 6, 2));
    customer.passTo(Date.UTC(2026, 11, 1));
    // 02:30 does not exist on 29 March: 03:00 summer time. On 25 October it comes twice: the first.
    expect(fired(customer)).toEqual(['2026-03-29T01:00:00.000Z', '2026-10-25T00:30:00.000Z']);
  });

  it('comes again every year, a birthday on 29 February on the 28th in years without one', () => {
    const customer = observe(birthday, 'UTC');
    customer.knows({ birthday: '1996-02-29' }, JANUARY);
    customer.passTo(Date.UTC(2029, 0, 1));
    expect(fired(customer).map((text) => text.slice(0, 10))).toEqual(['2026-02-28', '2027-02-28', '2028-02-29']);
  });

  it('moves along when the date does, and is not made up for when it has passed', () => {
    const customer = observe(contractEnds, 'UTC');
    customer.knows({ contract_end: '2026-04-01' }, JANUARY);
    customer.knows({ contract_end: '2026-06-01' }, JANUARY + DAY);
    customer.passTo(Date.UTC(2026, 2, 30));
    customer.knows({ contract_end: '2026-04-02' }, Date.UTC(2026, 2, 31));
    customer.passTo(Date.UTC(2026, 11, 1));
    expect(customer.firedAt).toEqual([]);
  });

  it('stays true for as long as was asked, or until the date is another one', () => {
    const customer = observe(contractEnds, 'UTC');
    customer.knows({ contract_end: '2026-10-01' }, JANUARY);
    const due = Date.UTC(2026, 7, 2, 9);
    expect(customer.passTo(due + 14 * DAY).active).toBe(true);
    expect(customer.passTo(due + 14 * DAY + 1).active).toBe(false);
    const renewed = observe(contractEnds, 'UTC');
    renewed.knows({ contract_end: '2026-10-01' }, JANUARY);
    expect(renewed.passTo(due + HOUR).active).toBe(true);
    expect(renewed.knows({ contract_end: '2027-10-01' }, due + 2 * HOUR).active).toBe(false);
  });

  it('is silent without a date, or with something that is none', () => {
    const customer = observe(contractEnds);
    customer.knows({}, JANUARY);
    customer.knows({ contract_end: 'soon' }, JANUARY + DAY);
    expect(customer.nextChange()).toBeNull();
  });
});

describe('a date before which something should have happened', () => {
  const unrenewed: DateIndicatorConfig = {
    ...contractEnds,
    unlessEvent: 'renewal',
    unlessWithin: { amount: 365, unit: 'days' },
  };
  const due = Date.UTC(2026, 7, 2, 9);

  it('comes only when it did not', () => {
    const renewedOn = (at: number | null) => {
      const customer = observe(unrenewed, 'UTC');
      customer.knows({ contract_end: '2026-10-01' }, Date.UTC(2024, 0, 1));
      if (at !== null) customer.event('renewal', at);
      customer.passTo(Date.UTC(2027, 0, 1));
      return customer.firedAt.length;
    };
    expect(renewedOn(null)).toBe(1);
    expect(renewedOn(due - DAY)).toBe(0);
    expect(renewedOn(due - 365 * DAY)).toBe(0);
    expect(renewedOn(due - 365 * DAY - 1)).toBe(1);
  });

  it('is unknown of a customer who was not observed for so long', () => {
    const customer = observe(unrenewed, 'UTC');
    customer.facts = { ...customer.facts, observedSince: due - 364 * DAY };
    customer.knows({ contract_end: '2026-10-01' }, JANUARY);
    customer.passTo(due);
    expect([customer.reading.unknown, customer.firedAt]).toEqual([true, []]);
  });
});

it('asks for the attribute before it can be published', () => {
  expect(codesOf(dateIndicatorDefinition, { ...contractEnds, attribute: '' })).toEqual(['attribute-missing']);
  expect(codesOf(dateIndicatorDefinition, contractEnds)).toEqual([]);
});
