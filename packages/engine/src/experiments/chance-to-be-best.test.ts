import { describe, expect, it } from 'vitest';
import { chanceToBeBest } from './chance-to-be-best';

describe('chanceToBeBest', () => {
  it.each([
    [100, 1000, 130, 1000, 0.982165],
    [49, 100, 51, 100, 0.610771],
    [10, 100, 15, 100, 0.853279],
    [120, 1000, 150, 1000, 0.975068],
  ])('agrees with the closed form for two arms: %i of %i against %i of %i', (a, ofA, b, ofB, chance) => {
    const [first, second] = chanceToBeBest([
      { entered: ofA, reached: a },
      { entered: ofB, reached: b },
    ]);
    expect(second).toBeCloseTo(chance, 5);
    expect((first ?? 0) + (second ?? 0)).toBeCloseTo(1, 12);
  });

  it('gives arms of which the same is known the same chance', () => {
    const same = { entered: 500, reached: 50 };
    expect(chanceToBeBest([same, same])).toEqual([0.5, 0.5]);
    for (const chance of chanceToBeBest([same, same, same])) expect(chance).toBeCloseTo(1 / 3, 12);
  });

  it('knows nothing before anybody has come', () => {
    expect(
      chanceToBeBest([
        { entered: 0, reached: 0 },
        { entered: 0, reached: 0 },
      ]),
    ).toEqual([0.5, 0.5]);
  });

  it('serves arms of very different sizes, and rates of 0 and 1', () => {
    const [small, large] = chanceToBeBest([
      { entered: 500, reached: 60 },
      { entered: 1_000_000, reached: 100_000 },
    ]);
    // 12 % of 500 against 10 % exactly: a distance of 1.4 standard deviations.
    expect(small).toBeGreaterThan(0.92);
    expect((small ?? 0) + (large ?? 0)).toBeCloseTo(1, 12);
    expect(
      chanceToBeBest([
        { entered: 10, reached: 0 },
        { entered: 10, reached: 10 },
      ])[1],
    ).toBeGreaterThan(0.9999);
  });

  it('agrees with drawing at random for three arms', () => {
    // Shares of 400,000 draws from the three posteriors (Python's random.betavariate, seed 7).
    const chances = chanceToBeBest([
      { entered: 1000, reached: 100 },
      { entered: 1000, reached: 110 },
      { entered: 1000, reached: 120 },
    ]);
    for (const [index, chance] of [0.0463, 0.2262, 0.7275].entries()) expect(chances[index]).toBeCloseTo(chance, 2);
  });
});
