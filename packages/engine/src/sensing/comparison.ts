/** One comparison of a condition: what it is compared with, whether it holds, and when time alone turns it. */
import type { JsonValue } from '../contract/readings';
import { momentOfDateValue, parseDateValue } from '../time/date-value';
import { DURATION_UNITS, type Duration, durationToMilliseconds } from '../time/duration';

/** What a comparison takes beside the value that it looks at; a form chooses its input by it. */
export type ComparedWith = 'nothing' | 'value' | 'text' | 'number' | 'list' | 'date' | 'duration';

/** Every comparison, with what it compares with. */
export const COMPARED_WITH = {
  is: 'value',
  'is-not': 'value',
  'at-least': 'number',
  'at-most': 'number',
  'more-than': 'number',
  'less-than': 'number',
  contains: 'text',
  exists: 'nothing',
  'does-not-exist': 'nothing',
  'does-not-contain': 'text',
  'starts-with': 'text',
  'ends-with': 'text',
  'is-one-of': 'list',
  'is-none-of': 'list',
  before: 'date',
  after: 'date',
  'in-the-last': 'duration',
  'in-the-next': 'duration',
  changed: 'nothing',
  was: 'value',
} as const satisfies Record<string, ComparedWith>;

export type Comparison = keyof typeof COMPARED_WITH;

function namesOf<Name extends string>(record: Record<Name, unknown>): Name[] {
  const names: Name[] = [];
  for (const name in record) names.push(name);
  return names;
}

export const COMPARISONS: readonly Comparison[] = namesOf(COMPARED_WITH);

/** Sorts of values that data holds, with the comparisons that make sense for each, in the order of a menu. */
export const COMPARISONS_OF_SORT = {
  text: [
    'is',
    'is-not',
    'is-one-of',
    'is-none-of',
    'contains',
    'does-not-contain',
    'starts-with',
    'ends-with',
    'exists',
    'does-not-exist',
    'changed',
    'was',
  ],
  number: [
    'is',
    'is-not',
    'at-least',
    'at-most',
    'more-than',
    'less-than',
    'is-one-of',
    'is-none-of',
    'exists',
    'does-not-exist',
    'changed',
    'was',
  ],
  'yes-no': ['is', 'is-not', 'exists', 'does-not-exist', 'changed', 'was'],
  date: ['before', 'after', 'in-the-last', 'in-the-next', 'exists', 'does-not-exist', 'changed'],
} as const satisfies Record<string, readonly Comparison[]>;

/** What a condition is compared with: one value, one of a list, or a stretch of time. */
export type ComparisonValue = string | number | boolean | (string | number)[] | Duration;

/** When a condition is tested, and what its data was before. */
export interface ConditionMoment {
  /** Epoch ms UTC. */
  now: number;
  /** IANA zone in which a date without a time begins. */
  timeZone: string;
  /** The same value before the change that is being looked at; without it nothing counts as changed. */
  before?: JsonValue | undefined;
}

/**
 * Whether a value meets a comparison. A value that is missing only meets those that deny something: it is not x, is
 * none of these, does not contain x, does not exist.
 */
export function meets(
  actual: JsonValue | undefined,
  comparison: Comparison,
  wanted: ComparisonValue,
  moment: ConditionMoment,
): boolean {
  const toMoment = (value: JsonValue | ComparisonValue | undefined) => dateOfValue(value, moment.timeZone);
  switch (comparison) {
    case 'exists':
      return isKnown(actual);
    case 'does-not-exist':
      return !isKnown(actual);
    case 'is':
      return isSame(actual, wanted);
    case 'is-not':
      return !isSame(actual, wanted);
    case 'is-one-of':
      return isOneOf(actual, wanted);
    case 'is-none-of':
      return !isOneOf(actual, wanted);
    case 'contains':
      return contains(actual, wanted);
    case 'does-not-contain':
      return !contains(actual, wanted);
    case 'starts-with':
      return compareTexts(actual, wanted, (text, part) => text.startsWith(part));
    case 'ends-with':
      return compareTexts(actual, wanted, (text, part) => text.endsWith(part));
    case 'at-least':
      return compare(numberOfValue(actual), numberOfValue(wanted), (a, b) => a >= b);
    case 'at-most':
      return compare(numberOfValue(actual), numberOfValue(wanted), (a, b) => a <= b);
    case 'more-than':
      return compare(numberOfValue(actual), numberOfValue(wanted), (a, b) => a > b);
    case 'less-than':
      return compare(numberOfValue(actual), numberOfValue(wanted), (a, b) => a < b);
    case 'before':
      return compare(toMoment(actual), toMoment(wanted), (a, b) => a < b);
    case 'after':
      return compare(toMoment(actual), toMoment(wanted), (a, b) => a > b);
    case 'in-the-last':
      return compare(toMoment(actual), lengthOf(wanted), (at, length) => at <= moment.now && moment.now - at <= length);
    case 'in-the-next':
      return compare(toMoment(actual), lengthOf(wanted), (at, length) => at > moment.now && at - moment.now <= length);
    case 'changed':
      return 'before' in moment && !isSameValue(actual, moment.before);
    case 'was':
      return 'before' in moment && isSame(moment.before, wanted);
  }
}

/** Moments at which time alone turns a comparison: the ends of "in the last 7 days" and the like; often none. */
export function turningPoints(
  actual: JsonValue | undefined,
  comparison: Comparison,
  wanted: ComparisonValue,
  timeZone: string,
): number[] {
  const at = dateOfValue(actual, timeZone);
  const length = lengthOf(wanted);
  if (at === null || length === null) return [];
  if (comparison === 'in-the-last') return [at, at + length + 1];
  return comparison === 'in-the-next' ? [at - length, at] : [];
}

/** Whether a comparison can work with what was filled in. */
export function suits(comparison: Comparison, wanted: ComparisonValue): boolean {
  switch (COMPARED_WITH[comparison]) {
    case 'nothing':
      return true;
    case 'value':
    case 'text':
    case 'number':
      return !Array.isArray(wanted) && typeof wanted !== 'object';
    case 'list':
      return Array.isArray(wanted);
    case 'date':
      return typeof wanted === 'string' || typeof wanted === 'number';
    case 'duration':
      return lengthOf(wanted) !== null;
  }
}

function isKnown(value: JsonValue | undefined): boolean {
  return value !== undefined && value !== null;
}

// Forms deliver numbers as text now and then; "5" is 5 for a marketer, and text compares without case.
function isSame(actual: JsonValue | undefined, wanted: ComparisonValue): boolean {
  if (actual === undefined || actual === null || typeof actual === 'object' || typeof wanted === 'object') return false;
  if (typeof actual === 'number' && numberOfValue(wanted) === actual) return true;
  return String(actual).toLowerCase() === String(wanted).toLowerCase();
}

function isSameValue(a: JsonValue | undefined, b: JsonValue | undefined): boolean {
  return JSON.stringify(a ?? null) === JSON.stringify(b ?? null);
}

function isOneOf(actual: JsonValue | undefined, wanted: ComparisonValue): boolean {
  return Array.isArray(wanted) && wanted.some((each) => isSame(actual, each));
}

function contains(actual: JsonValue | undefined, wanted: ComparisonValue): boolean {
  if (Array.isArray(actual)) return actual.some((item) => isSame(item, wanted));
  return compareTexts(actual, wanted, (text, part) => text.includes(part));
}

function compareTexts(
  actual: JsonValue | undefined,
  wanted: ComparisonValue,
  holds: (text: string, part: string) => boolean,
): boolean {
  if (typeof actual !== 'string' || typeof wanted === 'object') return false;
  return holds(actual.toLowerCase(), String(wanted).toLowerCase());
}

function compare(a: number | null, b: number | null, holds: (a: number, b: number) => boolean): boolean {
  return a !== null && b !== null && holds(a, b);
}

/** The number that a value is or spells; null for everything else. */
export function numberOfValue(value: JsonValue | ComparisonValue | undefined): number | null {
  if (typeof value === 'number') return value;
  if (typeof value !== 'string' || value.trim() === '') return null;
  const parsed = Number(value);
  return Number.isFinite(parsed) ? parsed : null;
}

/** The moment, epoch ms, that a value means as a date; one without a time means midnight in the customer's zone. */
export function dateOfValue(value: JsonValue | ComparisonValue | undefined, timeZone: string): number | null {
  if (typeof value !== 'string' && typeof value !== 'number') return null;
  const date = parseDateValue(value);
  return date === null ? null : momentOfDateValue(date, timeZone, '00:00');
}

function lengthOf(wanted: ComparisonValue): number | null {
  if (typeof wanted !== 'object' || Array.isArray(wanted)) return null;
  return DURATION_UNITS.includes(wanted.unit) ? durationToMilliseconds(wanted) : null;
}
