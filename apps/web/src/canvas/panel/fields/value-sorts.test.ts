import { COMPARISONS } from '@kairos/engine';
import { describe, expect, it } from 'vitest';
import { sortOf, suitableComparisons } from './value-sorts';

describe('the sort of values under a name', () => {
  it('is told from what was seen', () => {
    expect(sortOf([12, 7.5])).toBe('number');
    expect(sortOf([true, false])).toBe('yes-no');
    expect(sortOf(['2026-03-14', '2026-03-14T10:00:00Z'])).toBe('date');
    expect(sortOf(['mobile', null])).toBe('text');
  });

  it('is not guessed where values differ or nothing was seen', () => {
    expect(sortOf(['7', 7])).toBeNull();
    expect(sortOf([])).toBeNull();
  });
});

describe('the comparisons offered', () => {
  it('suit the values', () => {
    expect(suitableComparisons('number', 'is')).not.toContain('contains');
    expect(suitableComparisons('text', 'is')).not.toContain('at-least');
    expect(suitableComparisons(null, 'is')).toEqual(COMPARISONS);
  });

  it('keep the one in use, so that looking at a form changes nothing', () => {
    expect(suitableComparisons('yes-no', 'contains')).toContain('contains');
  });
});
