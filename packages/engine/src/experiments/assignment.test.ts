import { describe, expect, it } from 'vitest';
import { armForBucket, assignmentBucket } from './assignment';

describe('assignmentBucket', () => {
  it.each([
    ['seed', 'a', 0.0505],
    ['seed', 'b', 0.2696],
    ['foo', 'ab', 0.2575],
    ['foo', 'def', 0.2019],
    ['89123klj', '8952klfjas09ujkasdf', 0.124],
    ['90850943850283058242805', '123', 0.7516],
  ])('agrees with the published vector (%s, %s)', (seed, value, bucket) => {
    expect(assignmentBucket(seed, value)).toBe(bucket);
  });

  it('spreads 100,000 customers evenly over two halves', () => {
    const first = Array.from({ length: 100_000 }, (_, index) => `customer-${index}`).filter(
      (customer) => armForBucket(assignmentBucket('which-reminder', customer), [50, 50]) === 0,
    );
    expect(first.length / 100_000).toBeGreaterThan(0.495);
    expect(first.length / 100_000).toBeLessThan(0.505);
  });

  it('decides two tests independently of each other', () => {
    const customers = Array.from({ length: 20_000 }, (_, index) => `customer-${index}`);
    const both = customers.filter(
      (customer) => assignmentBucket('first-test', customer) < 0.5 && assignmentBucket('second-test', customer) < 0.5,
    );
    expect(both.length / customers.length).toBeCloseTo(0.25, 1);
  });
});

describe('armForBucket', () => {
  it('gives each arm a stretch as long as its weight, without a gap at the borders', () => {
    expect(armForBucket(0, [33.33, 33.33, 33.34])).toBe(0);
    expect(armForBucket(0.3332, [33.33, 33.33, 33.34])).toBe(0);
    expect(armForBucket(0.3333, [33.33, 33.33, 33.34])).toBe(1);
    expect(armForBucket(0.6666, [33.33, 33.33, 33.34])).toBe(2);
    expect(armForBucket(0.9999, [33.33, 33.33, 33.34])).toBe(2);
  });

  it('never chooses an arm of weight zero', () => {
    expect(armForBucket(0, [0, 100])).toBe(1);
    expect(armForBucket(0.9999, [100, 0])).toBe(0);
  });

  it('chooses nothing when every weight is zero', () => {
    expect(armForBucket(0.5, [0, 0])).toBeNull();
  });
});
