import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../contract/readings';
import { COMPARED_WITH, COMPARISONS_OF_SORT } from './comparison';
import { type ConditionTree, conditionTreeSchema, holds, nextTurn } from './condition';

const NOON = Date.parse('2026-03-10T12:00:00Z');
const DAY = 86_400_000;
const moment = { now: NOON, timeZone: 'UTC' };
const customer: JsonObject = {
  plan: 'Gold',
  visits: 12,
  zip: '0123',
  vip: true,
  city: null,
  tags: ['News', 'Sale'],
  address: { country: 'NL' },
  renewed: '2026-03-05',
  ends: '2026-03-12T12:00:00Z',
};

const isGold = { path: 'plan', comparison: 'is', value: 'gold' } as const;
const isSilver = { path: 'plan', comparison: 'is', value: 'silver' } as const;

function meets(path: string, comparison: keyof typeof COMPARED_WITH, value: unknown = ''): boolean {
  return holds(conditionTreeSchema.parse({ path, comparison, value }), customer, moment);
}

describe('a condition', () => {
  it('compares text without case, and numbers however they were written', () => {
    expect(meets('plan', 'is', 'gold')).toBe(true);
    expect(meets('visits', 'is', '12.0')).toBe(true);
    expect(meets('zip', 'is', '123')).toBe(false);
    expect(meets('plan', 'starts-with', 'go')).toBe(true);
    expect(meets('plan', 'ends-with', 'ld')).toBe(true);
    expect(meets('plan', 'does-not-contain', 'o')).toBe(false);
    expect(meets('tags', 'contains', 'sale')).toBe(true);
  });

  it('compares numbers and answers yes or no', () => {
    expect(meets('visits', 'at-least', 12)).toBe(true);
    expect(meets('visits', 'more-than', 12)).toBe(false);
    expect(meets('visits', 'at-most', '12')).toBe(true);
    expect(meets('visits', 'less-than', 13)).toBe(true);
    expect(meets('plan', 'at-least', 1)).toBe(false);
    expect(meets('vip', 'is', true)).toBe(true);
  });

  it('finds one of a list', () => {
    expect(meets('plan', 'is-one-of', ['silver', 'gold'])).toBe(true);
    expect(meets('visits', 'is-one-of', [11, '12'])).toBe(true);
    expect(meets('plan', 'is-none-of', ['silver', 'gold'])).toBe(false);
  });

  it('looks at dates from the moment that it is asked, both ends included', () => {
    expect(meets('renewed', 'before', '2026-03-06')).toBe(true);
    expect(meets('renewed', 'after', '2026-03-05')).toBe(false);
    expect(meets('ends', 'in-the-next', { amount: 2, unit: 'days' })).toBe(true);
    expect(meets('ends', 'in-the-next', { amount: 47, unit: 'hours' })).toBe(false);
    expect(meets('renewed', 'in-the-last', { amount: 6, unit: 'days' })).toBe(true);
    expect(meets('ends', 'in-the-last', { amount: 6, unit: 'days' })).toBe(false);
  });

  it('begins a date without a time at midnight where the customer is', () => {
    const condition = { path: 'renewed', comparison: 'in-the-last', value: { amount: 1, unit: 'hours' } } as const;
    const justAfter = Date.parse('2026-03-05T00:30:00-05:00');
    expect(holds(condition, customer, { now: justAfter, timeZone: 'America/New_York' })).toBe(true);
    expect(holds(condition, customer, { now: justAfter, timeZone: 'Europe/Amsterdam' })).toBe(false);
  });

  it('is met by a missing value only when it denies something', () => {
    for (const path of ['city', 'nowhere', 'address.nowhere', '__proto__.x']) {
      expect(meets(path, 'does-not-exist')).toBe(true);
      expect(meets(path, 'exists')).toBe(false);
      expect(meets(path, 'is-not', 'x')).toBe(true);
      expect(meets(path, 'is-none-of', ['x'])).toBe(true);
      expect(meets(path, 'does-not-contain', 'x')).toBe(true);
      expect(meets(path, 'is', '')).toBe(false);
      expect(meets(path, 'at-most', 5)).toBe(false);
      expect(meets(path, 'before', '2030-01-01')).toBe(false);
    }
    expect(meets('address.country', 'is', 'nl')).toBe(true);
  });

  it('sees a change only when it is told what was before', () => {
    const fromSilver: ConditionTree = {
      all: [
        { path: 'plan', comparison: 'changed', value: '' },
        { path: 'plan', comparison: 'was', value: 'silver' },
        isGold,
      ],
    };
    expect(holds(fromSilver, customer, { ...moment, before: { plan: 'Silver' } })).toBe(true);
    expect(holds(fromSilver, customer, { ...moment, before: { plan: 'Gold' } })).toBe(false);
    expect(holds(fromSilver, customer, { ...moment, before: {} })).toBe(false);
    expect(holds(fromSilver, customer, moment)).toBe(false);
  });
});

describe('a tree of conditions', () => {
  it('joins by and, or and not', () => {
    expect(holds({ all: [isGold, isSilver] }, customer, moment)).toBe(false);
    expect(holds({ any: [isSilver, isGold] }, customer, moment)).toBe(true);
    expect(holds({ not: isSilver }, customer, moment)).toBe(true);
    expect(holds({ all: [isGold, { not: { any: [isSilver] } }] }, customer, moment)).toBe(true);
  });

  it('reads a list as "all of these", and an empty one as no condition', () => {
    expect(holds([isGold, isSilver], customer, moment)).toBe(false);
    expect(holds([], customer, moment)).toBe(true);
    expect(conditionTreeSchema.parse([{ path: 'plan', comparison: 'exists' }])).toEqual([
      { path: 'plan', comparison: 'exists', value: '' },
    ]);
  });

  it('says where a tree is wrong', () => {
    const wrong = { all: [isGold, { not: { path: 'renewed', comparison: 'in-the-last', value: 'a week' } }] };
    expect(pathsOf(wrong)).toEqual(['all.1.not.value bad-value']);
    expect(pathsOf([{ path: '', comparison: 'is', value: 1 }])).toEqual(['0.path missing']);
    expect(pathsOf({ any: [] })).toEqual(['any too-few']);
    expect(pathsOf('gold')).toHaveLength(1);
  });

  it('is bounded in depth and size', () => {
    const nested = (depth: number): unknown => (depth === 0 ? isGold : { not: nested(depth - 1) });
    expect(conditionTreeSchema.safeParse(nested(5)).success).toBe(true);
    expect(conditionTreeSchema.safeParse(nested(6)).success).toBe(false);
    expect(conditionTreeSchema.safeParse(nested(5_000)).success).toBe(false);
    const row = { all: Array.from({ length: 25 }, () => isGold) };
    expect(conditionTreeSchema.safeParse({ any: [row, row] }).success).toBe(true);
    expect(pathsOf({ any: [row, row, isGold] })).toEqual([' too-many']);
  });

  it('names the next moment at which time alone may turn it', () => {
    const lastWeek: ConditionTree = { path: 'renewed', comparison: 'in-the-last', value: { amount: 7, unit: 'days' } };
    const turn = nextTurn({ all: [isGold, lastWeek] }, customer, moment);
    expect(turn).toBe(Date.parse('2026-03-12T00:00:00.001Z'));
    expect(holds(lastWeek, customer, { ...moment, now: (turn ?? 0) - 1 })).toBe(true);
    expect(holds(lastWeek, customer, { ...moment, now: turn ?? 0 })).toBe(false);
    expect(nextTurn(lastWeek, customer, { ...moment, now: NOON + 7 * DAY })).toBeNull();
    expect(nextTurn(isGold, customer, moment)).toBeNull();
    const soon: ConditionTree = { path: 'ends', comparison: 'in-the-next', value: { amount: 1, unit: 'days' } };
    expect(nextTurn(soon, customer, moment)).toBe(NOON + DAY);
  });
});

it('offers every comparison for some sort of value', () => {
  const offered = new Set<string>(Object.values(COMPARISONS_OF_SORT).flat());
  expect([...offered].sort()).toEqual(Object.keys(COMPARED_WITH).sort());
});

function pathsOf(value: unknown): string[] {
  const { error } = conditionTreeSchema.safeParse(value);
  return (error?.issues ?? []).map((issue) => `${issue.path.join('.')} ${issue.message}`);
}
