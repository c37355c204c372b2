/** Rows that keep their identity while they are moved, added and taken away. */
import { isRecord } from '../config-values';

export type Row = Record<string, unknown>;

interface RowEdits {
  /** Replaces some values of the row. */
  change(part: Row): void;
  /** Left out for the first. */
  raise: (() => void) | undefined;
  /** Left out while there are no more rows than there must be. */
  remove: (() => void) | undefined;
}

interface RowsEditor {
  rows: readonly Row[];
  add(row: Row): void;
  edit(index: number): RowEdits;
}

/** What can be done with the rows of a setting; anything but a list counts as an empty one. */
export function editRows(value: unknown, write: (rows: Row[]) => void, { least = 0 }: { least?: number }): RowsEditor {
  const rows = Array.isArray(value) ? value.filter(isRecord) : [];
  return {
    rows,
    add: (row) => write([...rows, row]),
    edit: (index) => ({
      change: (part) => write(rows.map((row, place) => (place === index ? { ...row, ...part } : row))),
      raise: index > 0 ? () => write(raised(rows, index)) : undefined,
      remove: rows.length > least ? () => write(rows.filter((_, place) => place !== index)) : undefined,
    }),
  };
}

/** An id that no row has: "branch-3". Rows may be ports, so an id is never given out twice at a time. */
export function freshId(prefix: string, rows: readonly Row[]): string {
  const taken = new Set(rows.map((row) => row.id));
  let number = rows.length + 1;
  while (taken.has(`${prefix}-${number}`)) number += 1;
  return `${prefix}-${number}`;
}

function raised(rows: readonly Row[], index: number): Row[] {
  const next = [...rows];
  const [row] = next.splice(index, 1);
  if (row !== undefined) next.splice(index - 1, 0, row);
  return next;
}
