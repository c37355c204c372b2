import { describe, expect, it } from 'vitest';
import { codesOf } from '../../testing/findings';
import { contextFor } from '../../testing/step-context';
import { updateCustomerBehaviour } from './behaviour';
import { updateCustomerDefinition } from './definition';
import type { SettingChange, UpdateCustomerConfig } from './schema';

const brochure = {
  id: 'event-1',
  name: 'brochure',
  at: 0,
  properties: { title: 'Houses', pages: 12, author: { name: 'Noor' } },
};

const configOf = (...changes: SettingChange[]): UpdateCustomerConfig => ({ changes });

function effectsOf(config: UpdateCustomerConfig, triggeredBy: typeof brochure | null = brochure) {
  const decision = updateCustomerBehaviour.enter(contextFor(config, { triggeredBy }));
  return decision.type === 'leave' ? decision.effects : undefined;
}

describe('update customer', () => {
  it.each<[SettingChange, object]>([
    [
      { attribute: 'tier', change: 'text', value: 'gold' },
      { attribute: 'tier', change: 'set', value: 'gold' },
    ],
    [
      { attribute: 'size', change: 'number', value: '4.5' },
      { attribute: 'size', change: 'set', value: 4.5 },
    ],
    [
      { attribute: 'vip', change: 'yes', value: '' },
      { attribute: 'vip', change: 'set', value: true },
    ],
    [
      { attribute: 'vip', change: 'no', value: '' },
      { attribute: 'vip', change: 'set', value: false },
    ],
    [
      { attribute: 'calls', change: 'add', value: '1' },
      { attribute: 'calls', change: 'add', value: 1 },
    ],
    [
      { attribute: 'credit', change: 'subtract', value: '2' },
      { attribute: 'credit', change: 'add', value: -2 },
    ],
    [
      { attribute: 'tier', change: 'clear', value: '' },
      { attribute: 'tier', change: 'clear' },
    ],
    [
      { attribute: 'last', change: 'event', value: 'title' },
      { attribute: 'last', change: 'set', value: 'Houses' },
    ],
    [
      { attribute: 'by', change: 'event', value: 'author.name' },
      { attribute: 'by', change: 'set', value: 'Noor' },
    ],
    [
      { attribute: 'pages', change: 'add-event', value: 'pages' },
      { attribute: 'pages', change: 'add', value: 12 },
    ],
  ])('makes of %j what it says', (change, expected) => {
    expect(effectsOf(configOf(change))).toEqual([{ type: 'update-customer', changes: [expected] }]);
  });

  it.each([
    ['the event does not hold the property', { attribute: 'last', change: 'event', value: 'nothing' }, brochure],
    ['the property is not one value', { attribute: 'by', change: 'event', value: 'author' }, brochure],
    ['what is to be added is no number', { attribute: 'n', change: 'add-event', value: 'title' }, brochure],
    ['time started the journey', { attribute: 'last', change: 'event', value: 'title' }, null],
  ] satisfies [string, SettingChange, typeof brochure | null][])('changes nothing when %s', (_, change, event) => {
    expect(effectsOf(configOf(change), event)).toEqual([]);
  });

  it('asks for the event only when a value comes from it', () => {
    expect(updateCustomerBehaviour.readsTrigger?.(configOf({ attribute: 'a', change: 'event', value: 'b' }))).toBe(
      true,
    );
    expect(updateCustomerBehaviour.readsTrigger?.(configOf({ attribute: 'a', change: 'text', value: 'b' }))).toBe(
      false,
    );
  });

  it.each<[SettingChange, string[]]>([
    [{ attribute: '', change: 'clear', value: '' }, ['attribute-missing']],
    [{ attribute: 'a', change: 'text', value: ' ' }, ['value-missing']],
    [{ attribute: 'a', change: 'number', value: 'many' }, ['number-missing']],
    [{ attribute: 'a', change: 'add', value: '' }, ['number-missing']],
    [{ attribute: 'a', change: 'add-event', value: '' }, ['property-missing']],
    [{ attribute: 'a', change: 'yes', value: '' }, []],
  ])('finds in %j: %j', (change, codes) => {
    expect(codesOf(updateCustomerDefinition, configOf(change))).toEqual(codes);
  });
});
