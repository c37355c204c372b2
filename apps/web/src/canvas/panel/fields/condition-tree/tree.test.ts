import { describe, expect, it } from 'vitest';
import { countRows, placeOfParts, readTree, withPart, writeTree } from './tree';

const vip = { path: 'vip', comparison: 'is', value: true };
const dutch = { path: 'country', comparison: 'is', value: 'NL' };

describe('a tree of conditions', () => {
  it('reads a stored list as conditions that must all hold, and writes it as a list again', () => {
    expect(readTree([vip, dutch])).toEqual({ mode: 'all', parts: [vip, dutch] });
    expect(writeTree(readTree([vip, dutch]))).toEqual([vip, dutch]);
  });

  it.each([
    [{ any: [vip, dutch] }],
    [{ all: [vip, { any: [dutch, { not: { any: [vip] } }] }] }],
    [{ not: { all: [vip, dutch] } }],
    [{ not: { any: [vip, { all: [dutch] }] } }],
  ])('writes what it read: %j', (stored) => {
    expect(writeTree(readTree(stored))).toEqual(stored);
  });

  it('shows a single negated condition as a group of which none holds', () => {
    expect(readTree({ not: vip })).toEqual({ mode: 'none', parts: [vip] });
  });

  it('keeps the meaning of a double negation', () => {
    expect(writeTree(readTree({ not: { not: { any: [vip] } } }))).toEqual({ not: { any: [{ not: { any: [vip] } }] } });
  });

  it('takes anything else for a tree without conditions', () => {
    for (const value of [undefined, null, 'all', 4, {}]) expect(readTree(value)).toEqual({ mode: 'all', parts: [] });
  });

  it('changes and takes away one part without touching what was given', () => {
    const group = readTree([vip, dutch]);
    expect(withPart(group, 1, null).parts).toEqual([vip]);
    expect(withPart(group, 0, readTree({ any: [dutch] })).parts).toEqual([{ mode: 'any', parts: [dutch] }, dutch]);
    expect(group.parts).toEqual([vip, dutch]);
  });

  it('knows where its parts stand in the settings', () => {
    expect(placeOfParts(readTree([vip]), 'conditions', 1)).toBe('conditions');
    expect(placeOfParts(readTree({ any: [vip] }), 'conditions', 1)).toBe('conditions.any');
    expect(placeOfParts(readTree({ not: { any: [vip] } }), 'conditions.any.0', 2)).toBe('conditions.any.0.not.any');
  });

  it('drops a group together with its last condition', () => {
    const group = readTree({ all: [vip, { any: [dutch] }] });
    expect(writeTree(withPart(group, 1, { mode: 'any', parts: [] }))).toEqual([vip]);
    expect(writeTree({ mode: 'any', parts: [] })).toEqual([]);
  });

  it('counts its comparisons', () => {
    expect(countRows(readTree({ all: [vip, { any: [dutch, vip] }] }))).toBe(3);
  });
});
