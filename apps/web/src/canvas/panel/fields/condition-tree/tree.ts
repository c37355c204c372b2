/** A tree of conditions as the builder edits it: groups with a mode, and rows; whatever is stored can be read. */
import { isRecord } from '../../config-values';

/** How the parts of a group are joined. `none` and `not-all` are the negations of `any` and `all`. */
export const MODES = ['all', 'any', 'none', 'not-all'] as const;
export type Mode = (typeof MODES)[number];

/** One comparison, in whatever state the marketer left it. */
export type Row = Record<string, unknown>;

export interface Group {
  mode: Mode;
  parts: Part[];
}

export type Part = Group | Row;

/** How deep groups may stand inside groups when they are drawn; the engine reads deeper ones, eyes hardly do. */
export const DEEPEST = 3;

export function isGroup(part: Part): part is Group {
  return 'parts' in part && Array.isArray(part.parts);
}

/** Reads what is stored: a list means "all of these"; a single condition is a group of one; anything else is empty. */
export function readTree(value: unknown): Group {
  const part = readPart(value);
  return isGroup(part) ? part : { mode: 'all', parts: Object.keys(part).length === 0 ? [] : [part] };
}

function readPart(value: unknown): Part {
  if (Array.isArray(value)) return { mode: 'all', parts: value.map(readPart) };
  if (!isRecord(value)) return {};
  if (Array.isArray(value.all)) return { mode: 'all', parts: value.all.map(readPart) };
  if (Array.isArray(value.any)) return { mode: 'any', parts: value.any.map(readPart) };
  if (!('not' in value)) return value;
  const negated = readPart(value.not);
  if (!isGroup(negated)) return { mode: 'none', parts: [negated] };
  // A negated negation is kept as it stands: flattening it would change what the marketer sees.
  if (negated.mode === 'all') return { mode: 'not-all', parts: negated.parts };
  return negated.mode === 'any' ? { mode: 'none', parts: negated.parts } : { mode: 'none', parts: [negated] };
}

/** What is stored. Plain rows that must all hold stay a list, the form that every kind has always read. */
export function writeTree(group: Group): unknown {
  return isList(group) ? group.parts : writePart(group);
}

// A group without parts would say something that nobody meant: an empty "any" never holds.
function isList(group: Group): boolean {
  return group.parts.length === 0 || (group.mode === 'all' && group.parts.every((part) => !isGroup(part)));
}

const STORED_UNDER: Record<Mode, string> = { all: 'all', any: 'any', none: 'not.any', 'not-all': 'not.all' };

/** Where the parts of a group stand in the settings: problems name their place so. */
export function placeOfParts(group: Group, path: string, depth: number): string {
  return depth === 1 && isList(group) ? path : `${path}.${STORED_UNDER[group.mode]}`;
}

function writePart(part: Part): unknown {
  if (!isGroup(part)) return part;
  const parts = part.parts.map(writePart);
  switch (part.mode) {
    case 'all':
      return { all: parts };
    case 'any':
      return { any: parts };
    case 'none':
      return { not: { any: parts } };
    case 'not-all':
      return { not: { all: parts } };
  }
}

/** A copy of the group with another part at the place; `null`, or a group without parts, takes it away. */
export function withPart(group: Group, index: number, part: Part | null): Group {
  const isGone = part === null || (isGroup(part) && part.parts.length === 0);
  const parts = group.parts.flatMap((old, place) => (place !== index ? [old] : isGone ? [] : [part]));
  return { ...group, parts };
}

/** Number of comparisons in the tree. */
export function countRows(part: Part): number {
  return isGroup(part) ? part.parts.reduce((sum, each) => sum + countRows(each), 0) : 1;
}
