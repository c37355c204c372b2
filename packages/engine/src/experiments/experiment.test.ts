import { describe, expect, it } from 'vitest';
import {
  decisionDue,
  type ExperimentDesign,
  type ExperimentStanding,
  experimentOf,
  type WinnerGate,
} from './experiment';

const DAY = 86_400_000;
const gate: WinnerGate = { atLeast: 500, confidence: 0.9, deadline: 7 * DAY, ifTooFew: 'keep', ifTied: 'keep' };
const arms = [
  { id: 'a', share: 50 },
  { id: 'b', share: 50 },
];
const goal = { eventName: 'purchase' };

function standing(a: [entered: number, reached: number], b: [number, number]): ExperimentStanding {
  const figures = { a: { entered: a[0], reached: a[1] }, b: { entered: b[0], reached: b[1] } };
  return { startedAt: 0, figures, decision: null };
}

function decided(state: ExperimentStanding, now: number, rule: Partial<WinnerGate> = {}) {
  const experiment = experimentOf('split', { arms, goalId: 'bought', gate: { ...gate, ...rule } }, goal);
  const decision = decisionDue(experiment, state, now);
  return decision && [decision.arm, decision.basis];
}

describe('the winner of a test', () => {
  it('is not chosen while an arm has had 499 of 500 customers, however clear it looks', () => {
    expect(decided(standing([499, 20], [499, 80]), DAY)).toBeNull();
    expect(decided(standing([499, 20], [5_000, 800]), DAY)).toBeNull();
  });

  it('is chosen once every arm has had 500 and one is the best with the chance that is asked for', () => {
    expect(decided(standing([500, 20], [500, 80]), DAY)).toEqual(['b', 'clear']);
    expect(decided(standing([500, 80], [500, 20]), DAY)).toEqual(['a', 'clear']);
  });

  it('is not chosen below that chance, and is by a lower demand', () => {
    // 50 against 60 of 500: a chance of 85 %.
    expect(decided(standing([500, 50], [500, 60]), DAY)).toBeNull();
    expect(decided(standing([500, 50], [500, 60]), DAY, { confidence: 0.8 })).toEqual(['b', 'clear']);
  });

  it('leaves the shares or takes the best when the deadline passes with too few customers, as set', () => {
    const few = standing([499, 20], [499, 80]);
    expect(decided(few, 7 * DAY)).toBeNull();
    expect(decided(few, 7 * DAY + 1)).toEqual([null, 'too-few']);
    expect(decided(few, 7 * DAY + 1, { ifTooFew: 'best' })).toEqual(['b', 'too-few']);
    expect(decided(few, 700 * DAY, { deadline: null })).toBeNull();
  });

  it('leaves the shares or takes the best when it is a tie at the deadline, as set', () => {
    const close = standing([500, 50], [500, 60]);
    expect(decided(close, 7 * DAY + 1)).toEqual([null, 'tied']);
    expect(decided(close, 7 * DAY + 1, { ifTied: 'best' })).toEqual(['b', 'tied']);
  });

  it('leaves the shares when the arms are exactly alike, for then there is no best', () => {
    expect(decided(standing([500, 50], [500, 50]), 7 * DAY + 1, { ifTied: 'best' })).toEqual([null, 'tied']);
  });

  it('is chosen once, and never before the first customer', () => {
    const state = standing([500, 20], [500, 80]);
    const decision = { arm: null, basis: 'by-hand', at: 1, figures: {} } as const;
    expect(decided({ ...state, decision }, 8 * DAY)).toBeNull();
    expect(decided({ startedAt: null, figures: {}, decision: null }, 800 * DAY)).toBeNull();
  });

  const calculates = { timeout: 60_000 };
  it(
    'is often found between two equal arms when 90 % is asked for, and seldom with 99 %, as the help says',
    calculates,
    () => {
      expect(equalArmsDecided(60, 0.9)).toBeGreaterThan(0.5);
      expect(equalArmsDecided(60, 0.99)).toBeLessThan(0.25);
    },
  );
});

describe('a test', () => {
  const design: ExperimentDesign = { arms, goalId: 'bought', gate };
  const keyOf = (changes: Partial<ExperimentDesign>, definition: unknown = goal) =>
    experimentOf('split', { ...design, ...changes }, definition).key;

  it('is another one when arms, shares or what is measured change', () => {
    const key = keyOf({});
    expect(keyOf({ arms: [...arms, { id: 'c', share: 10 }] })).not.toBe(key);
    expect(keyOf({ arms: arms.map((arm) => ({ ...arm, share: arm.share === 50 ? 30 : 70 })) })).toBe(
      keyOf({ arms: arms.map((arm) => ({ ...arm, share: 30 })) }),
    );
    expect(keyOf({ arms: arms.map((arm) => ({ ...arm, share: 30 })) })).not.toBe(key);
    expect(keyOf({ goalId: null }, null)).not.toBe(key);
    expect(keyOf({}, { eventName: 'visit' })).not.toBe(key);
  });

  it('stays the same when only the rule for a winner changes, or an arm without a share comes', () => {
    expect(keyOf({ gate: null })).toBe(keyOf({}));
    expect(keyOf({ arms: [...arms, { id: 'c', share: 0 }] })).toBe(keyOf({}));
  });
});

/** Share of tests between two arms of 10 % that name a winner within 5,000 customers an arm, looked at every 250. */
function equalArmsDecided(tests: number, confidence: number): number {
  let seed = 7;
  const chance = () => {
    seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0;
    return seed / 0x1_0000_0000;
  };
  let found = 0;
  for (let test = 0; test < tests; test += 1) {
    const reached = [0, 0];
    for (let entered = 1; entered <= 5_000; entered += 1) {
      for (const arm of [0, 1]) if (chance() < 0.1) reached[arm] = (reached[arm] ?? 0) + 1;
      if (entered % 250 > 0) continue;
      const state = standing([entered, reached[0] ?? 0], [entered, reached[1] ?? 0]);
      if (decided(state, 0, { deadline: null, confidence }) === null) continue;
      found += 1;
      break;
    }
  }
  return found / tests;
}
