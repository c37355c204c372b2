import type { FormField } from '@kairos/engine';
import { NODE_KINDS } from '@kairos/nodes/editor';
import { describe, expect, it } from 'vitest';
import { isShown, settingsOf, valueAtPath, withValueAt } from './config-values';

describe('a setting at a path', () => {
  it('is read through groups and lists, and only what is its own', () => {
    const config = { a: { b: [{ c: 1 }] } };
    expect(valueAtPath(config, 'a.b.0.c')).toBe(1);
    expect(valueAtPath(config, 'a.x.c')).toBeUndefined();
    expect(valueAtPath(config, 'constructor.name')).toBeUndefined();
  });

  it('is written into a copy that shares everything else', () => {
    const config = { a: { b: 1 }, other: { c: 2 } };
    const changed = withValueAt(config, 'a.b', 5);
    expect(changed).toEqual({ a: { b: 5 }, other: { c: 2 } });
    expect(changed.other).toBe(config.other);
    expect(config.a.b).toBe(1);
  });

  it('makes the groups that are missing', () => {
    expect(withValueAt({}, 'a.b', 5)).toEqual({ a: { b: 5 } });
  });
});

describe('a field', () => {
  const form: FormField[] = [
    { path: 'source', type: 'choice', options: ['attribute', 'total'] },
    { path: 'measure', type: 'choice', options: ['count', 'sum'], shownWhen: { path: 'source', isOneOf: ['total'] } },
    { path: 'property', type: 'text', shownWhen: { path: 'measure', isOneOf: ['sum'] } },
  ];
  const shown = (config: Record<string, unknown>) =>
    form.filter((field) => isShown(field, form, config)).map((field) => field.path);

  it('is shown when its condition holds', () => {
    expect(shown({ source: 'total', measure: 'sum' })).toEqual(['source', 'measure', 'property']);
  });

  it('is hidden together with the field that it hangs on', () => {
    expect(shown({ source: 'attribute', measure: 'sum' })).toEqual(['source']);
  });
});

describe('the settings of a step', () => {
  const wait = NODE_KINDS.get('wait-for-event')?.definition;
  if (!wait) throw new Error('There is no such kind.');

  it('have the shape of today, whatever shape they were stored in', () => {
    const old = { eventName: 'purchase', conditions: [], atMost: { amount: 7, unit: 'days' } };
    const settings = settingsOf(wait, old);
    expect(settings).not.toHaveProperty('eventName');
    expect(valueAtPath(settings, 'events.0.eventName')).toBe('purchase');
  });

  it('stay as they are typed', () => {
    const typing = { events: [{ id: 'happened', name: 'Bought ', eventName: 'purchase', conditions: [] }] };
    expect(settingsOf(wait, { ...typing, atMost: { amount: 7, unit: 'days' } }).events).toEqual(typing.events);
  });

  it('have what a fresh step has, where a setting came later that may be missing', () => {
    const absence = NODE_KINDS.get('absence-indicator')?.definition;
    if (!absence) throw new Error('There is no such kind.');
    const old = { startEvent: 'a', missingEvent: 'b', within: { amount: 7, unit: 'days' }, points: 10 };
    expect(valueAtPath(settingsOf(absence, old), 'term.counting')).toBe('elapsed');
    expect(settingsOf(absence, { ...old, points: 'many' })).not.toHaveProperty('term');
  });
});
