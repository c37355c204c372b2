import { describe, expect, it } from 'vitest';
import { codesOf } from '../../testing/findings';
import { contextFor } from '../../testing/step-context';
import { abSplitBehaviour } from './behaviour';
import { abSplitDefinition } from './definition';
import type { AbSplitConfig } from './schema';

const halfAndHalf: AbSplitConfig = {
  arms: [
    { id: 'a', name: 'Letter', weight: 50 },
    { id: 'b', name: 'Text', weight: 50 },
  ],
};
const oneToThree: AbSplitConfig = {
  arms: [
    { id: 'a', name: 'Letter', weight: 25 },
    { id: 'b', name: 'Text', weight: 75 },
  ],
};

function armOf(customer: string, config = halfAndHalf, nodeId = 'which-reminder') {
  const decision = abSplitBehaviour.enter(contextFor(config, { nodeId, assignmentKey: customer }));
  return decision.type === 'leave' ? decision.port : null;
}

const customers = Array.from({ length: 20_000 }, (_, index) => `customer-${index}`);

describe('A/B split', () => {
  it('gives the same customer the same arm, every time', () => {
    for (const customer of customers.slice(0, 100)) expect(armOf(customer)).toBe(armOf(customer));
  });

  it('divides customers in the shares that are set', () => {
    const inA = (config: AbSplitConfig) => customers.filter((customer) => armOf(customer, config) === 'a').length;
    expect(Math.abs(inA(halfAndHalf) / customers.length - 0.5)).toBeLessThan(0.01);
    expect(Math.abs(inA(oneToThree) / customers.length - 0.25)).toBeLessThan(0.01);
  });

  it('divides independently of another split in the same journey', () => {
    const both = customers.filter(
      (customer) => armOf(customer) === 'a' && armOf(customer, halfAndHalf, 'gift') === 'a',
    );
    expect(Math.abs(both.length / customers.length - 0.25)).toBeLessThan(0.01);
  });

  it('tells which arm it was', () => {
    expect(abSplitBehaviour.enter(contextFor(halfAndHalf))).toMatchObject({
      reason: { key: 'reason.assigned', values: { arm: expect.stringMatching(/Letter|Text/) } },
    });
  });

  it('ends the run when no arm has a share', () => {
    const config = { arms: halfAndHalf.arms.map((arm) => ({ ...arm, weight: 0 })) };
    expect(abSplitBehaviour.enter(contextFor(config))).toMatchObject({ type: 'end', outcome: 'completed' });
  });

  it('cannot be published while the shares do not add up to 100', () => {
    const config = { arms: halfAndHalf.arms.map((arm) => ({ ...arm, weight: 40 })) };
    expect(codesOf(abSplitDefinition, config, { leaving: ['a', 'b'] })).toEqual(['weights-not-100']);
  });

  it('takes three thirds, rounded to hundredths, as 100', () => {
    const config = { arms: [33.33, 33.33, 33.34].map((weight, index) => ({ id: `a${index}`, name: '', weight })) };
    expect(codesOf(abSplitDefinition, config, { leaving: ['a0', 'a1', 'a2'] })).toEqual([]);
  });

  it('warns of an arm that leads nowhere', () => {
    expect(codesOf(abSplitDefinition, halfAndHalf, { leaving: ['a'] })).toEqual(['port-open?']);
  });
});
