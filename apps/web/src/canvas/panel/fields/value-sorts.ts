/** What sort of values a name holds, told from those seen so far, and which comparisons suit them. */
import { COMPARISONS, COMPARISONS_OF_SORT, type Comparison, type JsonValue } from '@kairos/engine';

export type ValueSort = keyof typeof COMPARISONS_OF_SORT;

const DATE = /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}.*)?$/;

/** Null where nothing was seen, or values of several sorts. */
export function sortOf(examples: readonly JsonValue[]): ValueSort | null {
  const sorts = new Set(examples.filter((each) => each !== null).map(sortOfValue));
  const [only] = sorts;
  return sorts.size === 1 && only !== undefined ? only : null;
}

function sortOfValue(value: JsonValue): ValueSort | null {
  if (typeof value === 'number') return 'number';
  if (typeof value === 'boolean') return 'yes-no';
  if (typeof value === 'string') return DATE.test(value) ? 'date' : 'text';
  return null;
}

/** Comparisons that make sense for the sort, in the order of a menu; the one in use always stays. */
export function suitableComparisons(sort: ValueSort | null, inUse: Comparison): readonly Comparison[] {
  const suitable: readonly Comparison[] = sort === null ? COMPARISONS : COMPARISONS_OF_SORT[sort];
  return suitable.includes(inUse) ? suitable : [...suitable, inUse];
}
