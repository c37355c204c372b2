import { type JsonObject, pathOfFact } from '@kairos/engine';
import { describe, expect, it } from 'vitest';
import { codesOf, problemsOn } from '../../testing/findings';
import { DAY } from '../../testing/observer';
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

  it('looks at what the customer did, ever or in this campaign', () => {
    const fact = { eventName: 'purchase', measure: 'count', property: '' } as const;
    const often = (since: 'ever' | 'campaign') => ({
      path: pathOfFact({ ...fact, since }),
      comparison: 'at-least' as const,
      value: 2,
    });
    const byPurchases: ConditionSplitConfig = {
      branches: [
        { id: 'again', name: 'Bought twice since', conditions: [often('campaign')] },
        { id: 'regular', name: 'Bought twice', conditions: [often('ever')] },
      ],
    };
    expect(conditionSplitBehaviour.readsEvents?.(byPurchases)).toEqual(['purchase']);
    const wayWith = (...days: number[]) => {
      const happened = days.map((day) => ({ id: `e${day}`, name: 'purchase', at: day * DAY, properties: {} }));
      const context = contextFor(byPurchases, { happened, now: 20 * DAY, campaignStartedAt: 10 * DAY });
      const decision = conditionSplitBehaviour.enter(context);
      return decision.type === 'leave' ? decision.port : null;
    };
    expect([wayWith(5), wayWith(5, 12), wayWith(5, 12, 13)]).toEqual(['else', 'regular', 'again']);
    expect(conditionSplitDefinition.title(byPurchases)).toEqual({
      key: 'title.path',
      values: { path: { key: 'fact.campaign.count', values: { event: 'purchase', property: '' } } },
    });
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
