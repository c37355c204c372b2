import { describe, expect, it } from 'vitest';
import { placeRows, sumOf } from './places';

const place = { versionId: 'v1', node: null, waiting: 10 };
const places = [
  { ...place, nodeId: 'letter', fate: 'same' as const, landing: 'letter' },
  { ...place, nodeId: 'wait', fate: 'changed' as const, landing: 'wait', waiting: 7 },
  { ...place, nodeId: 'rest', fate: 'removed' as const, landing: 'second', waiting: 1_240 },
  { ...place, nodeId: 'rest', fate: 'removed' as const, landing: 'second', waiting: 2, versionId: 'v0' },
  { ...place, nodeId: 'last', fate: 'removed' as const, landing: null, waiting: 3 },
  { ...place, nodeId: null, fate: 'same' as const, landing: null, waiting: 1 },
];

describe('where customers stand', () => {
  it('is told per step that is gone or changes, and together for all others', () => {
    const rows = placeRows(places).map(({ nodeId, fate, waiting }) => [nodeId, fate, waiting]);
    expect(rows).toEqual([
      ['rest', 'removed', 1_242],
      ['last', 'removed', 3],
      ['wait', 'changed', 7],
      [null, 'same', 11],
    ]);
  });

  it('adds up to who goes, leaves and stays', () => {
    const choices = { byStep: { rest: 'move', last: 'move', wait: 'exit' }, others: 'stay' } as const;
    expect(sumOf(placeRows(places), choices)).toEqual({ moving: 1_242, leaving: 10, staying: 11 });
  });
});
