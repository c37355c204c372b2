import { describe, expect, it } from 'vitest';
import { editRows, freshId, type Row } from './ordered-rows';

describe('rows in order', () => {
  const given = [{ id: 'a' }, { id: 'b' }, { id: 'c' }];
  const editing = (value: unknown, least?: number) => {
    const written: Row[][] = [];
    return { written, ...editRows(value, (rows) => written.push(rows), least === undefined ? {} : { least }) };
  };

  it('are changed, moved up and taken away one by one', () => {
    const { written, edit } = editing(given);
    edit(1).change({ name: 'B' });
    edit(2).raise?.();
    edit(0).remove?.();
    expect(written).toEqual([
      [{ id: 'a' }, { id: 'b', name: 'B' }, { id: 'c' }],
      [{ id: 'a' }, { id: 'c' }, { id: 'b' }],
      [{ id: 'b' }, { id: 'c' }],
    ]);
    expect(given).toEqual([{ id: 'a' }, { id: 'b' }, { id: 'c' }]);
  });

  it('stay as many as there must be, and the first cannot move up', () => {
    const { edit } = editing([{ id: 'a' }], 1);
    expect(edit(0).remove).toBeUndefined();
    expect(edit(0).raise).toBeUndefined();
  });

  it('begin with none where something else is stored', () => {
    const { written, add, rows } = editing('nonsense');
    expect(rows).toEqual([]);
    add({ id: 'a' });
    expect(written).toEqual([[{ id: 'a' }]]);
  });

  it('never share an id', () => {
    expect(freshId('branch', [{ id: 'branch-1' }])).toBe('branch-2');
    expect(freshId('branch', [{ id: 'branch-2' }])).toBe('branch-3');
    expect(freshId('branch', [{ id: 'branch-3' }, { id: 'branch-1' }])).toBe('branch-4');
  });
});
