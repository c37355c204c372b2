import { describe, expect, it } from 'vitest';
import { codesOf } from '../../testing/findings';
import { contextFor } from '../../testing/step-context';
import { abSplitBehaviour } from './behaviour';
import { abSplitDefinition } from './definition';
import { type AbSplitConfig, FRESH_WINNER } from './schema';

const unmeasured = { goalId: null, winner: FRESH_WINNER };
const halfAndHalf: AbSplitConfig = {
  ...unmeasured,
  arms: [
    { id: 'a', name: 'Letter', weight: 50 },
    { id: 'b', name: 'Text', weight: 50 },
  ],
};
const oneToThree: AbSplitConfig = {
  ...unmeasured,
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

  it('says the share of an arm beside its name only where the way itself is meant', () => {
    const { portLabel, portName } = abSplitDefinition;
    expect(portLabel?.('a', oneToThree)).toEqual({ key: 'port.arm', values: { name: 'Letter', share: 25 } });
    expect(portName?.('a', oneToThree)).toEqual({ key: 'port.name', values: { name: 'Letter' } });
    expect(portName?.('gone', oneToThree)).toBeUndefined();
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

  it('gives everybody who comes later the winner, and lets those who have an arm keep it', () => {
    const enter = (differences: object) =>
      abSplitBehaviour.enter(contextFor(halfAndHalf, { nodeId: 'which-reminder', ...differences }));
    for (const assignmentKey of customers.slice(0, 50)) {
      const reason = { key: 'reason.winner', values: { arm: 'Text' } };
      expect(enter({ assignmentKey, winner: 'b' })).toMatchObject({ port: 'b', assign: 'b', reason });
      expect(enter({ assignmentKey, winner: 'b', assigned: 'a' })).toMatchObject({ port: 'a', assign: 'a' });
    }
  });

  it('divides again when the winner is no arm any more', () => {
    const arms = customers.map((assignmentKey) =>
      abSplitBehaviour.enter(contextFor(halfAndHalf, { assignmentKey, winner: 'gone' })),
    );
    expect(new Set(arms.map((decision) => decision.type === 'leave' && decision.port))).toEqual(new Set(['a', 'b']));
  });

  it('cannot be published with a rule for the winner and no goal, or a goal that is gone', () => {
    const winner = { ...FRESH_WINNER, choose: 'by-rule' as const };
    const around = { leaving: ['a', 'b'] };
    expect(codesOf(abSplitDefinition, { ...halfAndHalf, winner }, around)).toEqual(['goal-missing']);
    expect(codesOf(abSplitDefinition, { ...halfAndHalf, goalId: 'gone' }, around)).toEqual(['goal-gone']);
    expect(codesOf(abSplitDefinition, { ...halfAndHalf, winner, goalId: 'after-0' }, around)).toEqual([]);
  });

  it('leaves the rule aside while people choose the winner', () => {
    const measured = { ...halfAndHalf, goalId: 'bought' };
    expect(abSplitBehaviour.experiment?.(measured)).toMatchObject({ goalId: 'bought', gate: null });
    const winner = { ...FRESH_WINNER, choose: 'by-rule' as const };
    expect(abSplitBehaviour.experiment?.({ ...measured, winner })).toMatchObject({
      gate: { atLeast: 500, confidence: 0.9, deadline: 7 * 86_400_000, ifTied: 'keep', ifTooFew: 'keep' },
    });
  });

  it('tells which arm it was', () => {
    expect(abSplitBehaviour.enter(contextFor(halfAndHalf))).toMatchObject({
      reason: { key: 'reason.assigned', values: { arm: expect.stringMatching(/Letter|Text/) } },
    });
  });

  it('ends the run when no arm has a share', () => {
    const config = { ...unmeasured, arms: halfAndHalf.arms.map((arm) => ({ ...arm, weight: 0 })) };
    expect(abSplitBehaviour.enter(contextFor(config))).toMatchObject({ type: 'end', outcome: 'completed' });
  });

  it('cannot be published while the shares do not add up to 100', () => {
    const config = { ...unmeasured, arms: halfAndHalf.arms.map((arm) => ({ ...arm, weight: 40 })) };
    expect(codesOf(abSplitDefinition, config, { leaving: ['a', 'b'] })).toEqual(['weights-not-100']);
  });

  it('takes three thirds, rounded to hundredths, as 100', () => {
    const arms = [33.33, 33.33, 33.34].map((weight, index) => ({ id: `a${index}`, name: '', weight }));
    const config = { ...unmeasured, arms };
    expect(codesOf(abSplitDefinition, config, { leaving: ['a0', 'a1', 'a2'] })).toEqual([]);
  });

  it('warns of an arm that leads nowhere', () => {
    expect(codesOf(abSplitDefinition, halfAndHalf, { leaving: ['a'] })).toEqual(['port-open?']);
  });
});
