import { describe, expect, it } from 'vitest';
import { createFormat } from './format';

const MOMENT = Date.UTC(1998, 5, 30, 22, 30);

describe('numbers and times', () => {
  it('are written as English readers expect, in the workspace’s zone', () => {
    const format = createFormat('en', 'Europe/Amsterdam', 'USD');
    expect(format.number(69_659)).toBe('69,659');
    expect(format.moment(MOMENT)).toBe('1 Jul 1998, 00:30');
    expect(format.money(27.5)).toBe('$27.50');
  });

  it('are written as Dutch readers expect', () => {
    const format = createFormat('nl', 'Europe/Amsterdam', 'EUR');
    expect(format.number(69_659)).toBe('69.659');
    expect(format.moment(MOMENT)).toBe('1 jul 1998, 00:30');
    expect(format.money(27.5).replace('\u00a0', ' ')).toBe('€ 27,50');
  });

  it('say how far away a moment is in the largest unit that fits', () => {
    const format = createFormat('en', 'UTC', 'EUR');
    expect(format.relative(MOMENT - 3 * 3_600_000, MOMENT)).toBe('3 hours ago');
    expect(format.relative(MOMENT + 2 * 86_400_000, MOMENT)).toBe('in 2 days');
    expect(format.relative(MOMENT, MOMENT)).toBe('now');
  });
});
