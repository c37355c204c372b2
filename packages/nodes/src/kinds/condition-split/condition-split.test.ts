import type { JsonObject } from '@kairos/engine';
import { describe, expect, it } from 'vitest';
import { codesOf, problemsOn } from '../../testing/findings';
import { contextFor } from '../../testing/step-context';
import { conditionSplitBehaviour } from './behaviour';
import { conditionSplitDefinition } from './definition';
import { type ConditionSplitConfig, conditionSplitSchema } from './schema';

const byDevice: ConditionSplitConfig = {
  branches: [
    { id: 'phone', name: 'On a phone', conditions: [{ path: 'platform', comparison: 'is', value: 'mobile' }] },
    { id: 'new', name: 'New', conditions: [{ path: 'since', comparison: 'at-least', value: 2024 }] },
  ],
};

function wayOf(attributes: JsonObject) {
  const facts = { customerKey: 'customer', attributes, timeZone: 'UTC' };
  const decision = conditionSplitBehaviour.enter(contextFor(byDevice, { facts }));
  return decision.type === 'leave' ? decision.port : null;
}

describe('condition split', () => {
  it('takes the first branch that fits', () => {
    expect(wayOf({ platform: 'mobile', since: 2025 })).toBe('phone');
    expect(wayOf({ platform: 'desktop', since: 2025 })).toBe('new');
  });

  it('takes “everyone else” when none fits', () => {
    expect(wayOf({ platform: 'desktop', since: 2020 })).toBe('else');
    expect(wayOf({})).toBe('else');
  });

  it('has a port for every branch and one for everyone else', () => {
    expect(conditionSplitDefinition.outputs(byDevice).map((port) => port.id)).toEqual(['phone', 'new', 'else']);
  });

  it('names a branch after its condition until it has a name', () => {
    const [phone] = byDevice.branches;
    const unnamed = { branches: phone ? [{ ...phone, name: '' }] : [] };
    expect(conditionSplitDefinition.portLabel?.('phone', unnamed)).toEqual({
      key: 'comparison.is',
      values: { path: 'Platform', value: 'mobile' },
    });
  });

  it('cannot be published with a branch that takes everyone', () => {
    const config = { branches: [{ id: 'all', name: 'All', conditions: [] }] };
    expect(problemsOn(conditionSplitDefinition, config, { leaving: ['all'] })).toMatchObject([
      { code: 'condition-missing', severity: 'error', field: 'branches.0.conditions' },
    ]);
  });

  it('warns of a branch that leads nowhere, but leaves “everyone else” alone', () => {
    expect(codesOf(conditionSplitDefinition, byDevice, { leaving: ['phone'] })).toEqual(['port-open?']);
    expect(codesOf(conditionSplitDefinition, byDevice, { leaving: ['phone', 'new'] })).toEqual([]);
  });

  it('refuses two branches with one id, and a branch that calls itself “else”', () => {
    const branch = { id: 'a', name: 'A', conditions: [] };
    expect(conditionSplitSchema.safeParse({ branches: [branch, branch] }).success).toBe(false);
    expect(conditionSplitSchema.safeParse({ branches: [{ ...branch, id: 'else' }] }).success).toBe(false);
    expect(conditionSplitSchema.safeParse({ branches: [] }).success).toBe(false);
  });
});
