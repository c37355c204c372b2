import { describe, expect, it } from 'vitest';
import { codesOf } from '../../testing/findings';
import { contextFor } from '../../testing/step-context';
import { holdoutBehaviour } from './behaviour';
import { holdoutDefinition } from './definition';

const customers = Array.from({ length: 20_000 }, (_, index) => `customer-${index}`);

function decide(assignmentKey: string, percent: number, assigned: string | null = null) {
  return holdoutBehaviour.enter(contextFor({ percent }, { nodeId: 'untouched', assignmentKey, assigned }));
}

describe('holdout', () => {
  it('holds out the share that is set, by chance', () => {
    const held = customers.filter((customer) => isHeld(customer, 10));
    expect(Math.abs(held.length / customers.length - 0.1)).toBeLessThan(0.01);
  });

  it('lets everybody go the same way and remembers who is held out', () => {
    const held = customers.find((customer) => isHeld(customer, 10)) ?? '';
    expect(decide(held, 10)).toMatchObject({ port: 'next', assign: 'held-out', holdOut: true });
    const treated = customers.find((customer) => !isHeld(customer, 10)) ?? '';
    expect(decide(treated, 10)).toMatchObject({ port: 'next', assign: 'treated', holdOut: false });
  });

  it('never lets go of whom it once held out, nor the other way round, when the share changes', () => {
    const customer = customers[0] ?? '';
    expect(decide(customer, 0, 'held-out')).toMatchObject({ holdOut: true });
    expect(decide(customer, 50, 'treated')).toMatchObject({ holdOut: false });
  });

  it('warns when it holds nobody out', () => {
    expect(codesOf(holdoutDefinition, { percent: 0 }, { leaving: ['next'] })).toEqual(['nobody-held-out?']);
    expect(codesOf(holdoutDefinition, { percent: 10 }, { leaving: ['next'] })).toEqual([]);
  });
});

function isHeld(customer: string, percent: number): boolean {
  const decision = decide(customer, percent);
  return decision.type === 'leave' && decision.holdOut === true;
}
