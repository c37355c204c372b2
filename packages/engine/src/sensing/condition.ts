/** Typed conditions on event properties and customer attributes; a small tree, never evaluated as code. */
import { z } from 'zod';
import type { JsonObject, JsonValue } from '../contract/readings';

export const COMPARISONS = [
  'is',
  'is-not',
  'at-least',
  'at-most',
  'more-than',
  'less-than',
  'contains',
  'exists',
  'does-not-exist',
] as const;
export type Comparison = (typeof COMPARISONS)[number];

/** All conditions of a list must hold; an empty list holds. `path` is dotted. */
export const conditionSchema = z.object({
  path: z.string().min(1).max(200),
  comparison: z.enum(COMPARISONS),
  value: z.union([z.string().max(1_000), z.number(), z.boolean()]).default(''),
});
export type Condition = z.infer<typeof conditionSchema>;

/** Whether every condition holds for the given data. A missing value only satisfies `does-not-exist` and `is-not`. */
export function holdsForAll(conditions: readonly Condition[], data: JsonObject): boolean {
  return conditions.every((condition) => holds(condition, data));
}

function holds(condition: Condition, data: JsonObject): boolean {
  const actual = valueAt(data, condition.path);
  switch (condition.comparison) {
    case 'exists':
      return actual !== undefined && actual !== null;
    case 'does-not-exist':
      return actual === undefined || actual === null;
    case 'is':
      return isSame(actual, condition.value);
    case 'is-not':
      return !isSame(actual, condition.value);
    case 'contains':
      return contains(actual, condition.value);
    case 'at-least':
      return compareNumbers(actual, condition.value, (a, b) => a >= b);
    case 'at-most':
      return compareNumbers(actual, condition.value, (a, b) => a <= b);
    case 'more-than':
      return compareNumbers(actual, condition.value, (a, b) => a > b);
    case 'less-than':
      return compareNumbers(actual, condition.value, (a, b) => a < b);
  }
}

/** Value at a dotted path; own properties only, so `__proto__` and `constructor` find nothing. */
export function valueAt(data: JsonObject, path: string): JsonValue | undefined {
  let current: JsonValue | undefined = data;
  for (const part of path.split('.')) {
    if (current === null || typeof current !== 'object' || Array.isArray(current)) return undefined;
    current = Object.hasOwn(current, part) ? current[part] : undefined;
  }
  return current;
}

// Forms deliver numbers as text now and then; "5" is 5 for a marketer, and text compares without case.
function isSame(actual: JsonValue | undefined, expected: string | number | boolean): boolean {
  if (actual === undefined || actual === null) return false;
  if (typeof actual === 'object') return false;
  return String(actual).toLowerCase() === String(expected).toLowerCase();
}

function contains(actual: JsonValue | undefined, expected: string | number | boolean): boolean {
  if (Array.isArray(actual)) return actual.some((item) => isSame(item, expected));
  return typeof actual === 'string' && actual.toLowerCase().includes(String(expected).toLowerCase());
}

function compareNumbers(
  actual: JsonValue | undefined,
  expected: string | number | boolean,
  compare: (a: number, b: number) => boolean,
): boolean {
  const a = toNumber(actual);
  const b = toNumber(expected);
  return a !== null && b !== null && compare(a, b);
}

function toNumber(value: JsonValue | undefined): number | null {
  if (typeof value === 'number') return value;
  if (typeof value !== 'string' || value.trim() === '') return null;
  const parsed = Number(value);
  return Number.isFinite(parsed) ? parsed : null;
}
