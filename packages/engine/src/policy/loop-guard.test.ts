import { describe, expect, it } from 'vitest';
import { LONGEST_CHAIN, mayStart } from './loop-guard';

describe('the loop guard', () => {
  it('lets an event that came in by itself start any journey', () => {
    expect(mayStart('welcome', [])).toBe(true);
  });

  it('lets what one journey did start another', () => {
    expect(mayStart('welcome', ['win-back'])).toBe(true);
  });

  it('does not let a journey start itself, directly or by way of others', () => {
    expect(mayStart('welcome', ['welcome'])).toBe(false);
    expect(mayStart('welcome', ['welcome', 'win-back', 'survey'])).toBe(false);
  });

  it('ends a chain that grows without coming back', () => {
    const chain = Array.from({ length: LONGEST_CHAIN }, (_, n) => `journey-${n}`);
    expect(mayStart('welcome', chain.slice(1))).toBe(true);
    expect(mayStart('welcome', chain)).toBe(false);
  });
});
