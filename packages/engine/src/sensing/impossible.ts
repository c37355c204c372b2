/** Finds conditions that no data can meet, before anyone waits for them in vain. */
import { COMPARED_WITH, type ComparisonValue, dateOfValue, numberOfValue } from './comparison';
import type { Condition, ConditionTree } from './condition';

/** The first condition that cannot be met beside the others of its group; null when the tree can hold. */
export function impossibleIn(tree: ConditionTree): Condition | null {
  if (Array.isArray(tree)) return impossibleTogether(tree);
  if ('all' in tree) return impossibleTogether(tree.all);
  if ('any' in tree) {
    const findings = tree.any.map(impossibleIn);
    return findings.includes(null) ? null : (findings[0] ?? null);
  }
  // What denies something can nearly always hold.
  return 'not' in tree || suitsItsSort(tree) ? null : tree;
}

function impossibleTogether(trees: readonly ConditionTree[]): Condition | null {
  const alone = trees.map(impossibleIn).find((found) => found !== null);
  if (alone) return alone;
  const conditions = trees.flatMap((tree) => ('path' in tree ? [tree] : []));
  return (
    conditions.find((condition, index) => conditions.slice(0, index).some((other) => clash(other, condition))) ?? null
  );
}

/** A number is compared with a number, a date with a date, and a list has something in it. */
function suitsItsSort({ comparison, value }: Condition): boolean {
  switch (COMPARED_WITH[comparison]) {
    case 'number':
      return numberOfValue(value) !== null;
    case 'date':
      return dateOfValue(value, 'UTC') !== null;
    case 'list':
      return comparison === 'is-none-of' || (Array.isArray(value) && value.length > 0);
    default:
      return true;
  }
}

function clash(a: Condition, b: Condition): boolean {
  if (a.path !== b.path) return false;
  if (a.comparison === 'does-not-exist' || b.comparison === 'does-not-exist') return needsValue(a) || needsValue(b);
  if (a.comparison === 'is' && b.comparison === 'is') return !isSame(a.value, b.value);
  if (isDenied(a, b) || isDenied(b, a)) return true;
  return isEmpty(rangeOf(a), rangeOf(b));
}

function needsValue({ comparison }: Condition): boolean {
  return !['does-not-exist', 'is-not', 'is-none-of', 'does-not-contain', 'changed', 'was'].includes(comparison);
}

function isDenied(a: Condition, b: Condition): boolean {
  if (a.comparison !== 'is') return false;
  if (b.comparison === 'is-not') return isSame(a.value, b.value);
  const listed = Array.isArray(b.value) && b.value.some((each) => isSame(a.value, each));
  return (b.comparison === 'is-one-of' && !listed) || (b.comparison === 'is-none-of' && listed);
}

interface Range {
  from: number;
  to: number;
  /** The ends themselves belong to it. */
  isClosed: boolean;
}

/** The numbers, or moments, that a condition leaves; null where it says nothing of the kind. */
function rangeOf({ comparison, value }: Condition): (Range & { of: 'number' | 'date' }) | null {
  const isDate = comparison === 'before' || comparison === 'after';
  const limit = isDate ? dateOfValue(value, 'UTC') : numberOfValue(value);
  if (limit === null) return null;
  const of = isDate ? 'date' : 'number';
  switch (comparison) {
    case 'is':
      return { of, from: limit, to: limit, isClosed: true };
    case 'at-least':
      return { of, from: limit, to: Number.POSITIVE_INFINITY, isClosed: true };
    case 'more-than':
    case 'after':
      return { of, from: limit, to: Number.POSITIVE_INFINITY, isClosed: false };
    case 'at-most':
      return { of, from: Number.NEGATIVE_INFINITY, to: limit, isClosed: true };
    case 'less-than':
    case 'before':
      return { of, from: Number.NEGATIVE_INFINITY, to: limit, isClosed: false };
    default:
      return null;
  }
}

function isEmpty(a: ReturnType<typeof rangeOf>, b: ReturnType<typeof rangeOf>): boolean {
  if (a === null || b === null || a.of !== b.of) return false;
  const from = Math.max(a.from, b.from);
  const to = Math.min(a.to, b.to);
  return from > to || (from === to && !(a.isClosed && b.isClosed));
}

function isSame(a: ComparisonValue, b: ComparisonValue): boolean {
  return String(a).toLowerCase() === String(b).toLowerCase();
}
