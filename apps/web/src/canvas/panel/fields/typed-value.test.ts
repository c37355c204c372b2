import { describe, expect, it } from 'vitest';
import { typedValue } from './typed-value';

describe('a typed value', () => {
  it('is a number when it is written as one', () => {
    expect(typedValue('12', 'en')).toBe(12);
    expect(typedValue('-0.5', 'en')).toBe(-0.5);
    expect(typedValue('12,5', 'nl')).toBe(12.5);
  });

  it('stays text when a number would lose something', () => {
    for (const text of ['007', '1e3', '', '1.', '12,5']) expect(typedValue(text, 'en')).toBe(text);
  });
});
