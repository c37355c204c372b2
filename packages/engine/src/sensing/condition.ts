/** Typed conditions on event properties and customer attributes, joined by and, or and not; never evaluated as code. */
import { z } from 'zod';
import type { JsonObject, JsonValue } from '../contract/readings';
import { DURATION_UNITS } from '../time/duration';
import { COMPARISONS, type ComparisonValue, type ConditionMoment, meets, suits, turningPoints } from './comparison';

/** Groups within groups; beyond this neither a form nor a person copes. */
export const MAX_CONDITION_DEPTH = 5;
/** Conditions in one tree. */
export const MAX_CONDITIONS = 50;

const valueSchema: z.ZodType<ComparisonValue> = z.union([
  z.string().max(1_000),
  z.number(),
  z.boolean(),
  z.array(z.union([z.string().max(200), z.number()])).max(200),
  z.object({ amount: z.number().int().min(1).max(10_000), unit: z.enum(DURATION_UNITS) }),
]);

/** `path` is dotted; the data that it leads into is the event's properties or the customer's attributes. */
export const conditionSchema = z
  .object({
    path: z.string({ error: 'missing' }).min(1, 'missing').max(200, 'too-long'),
    comparison: z.enum(COMPARISONS, { error: 'missing' }),
    value: valueSchema.default(''),
  })
  .refine(({ comparison, value }) => suits(comparison, value), { path: ['value'], error: 'bad-value' });
export type Condition = z.infer<typeof conditionSchema>;

/** A list means that all must hold; an empty one holds. An empty `any` does not. */
export type ConditionTree =
  | Condition
  | Condition[]
  | { all: ConditionTree[] }
  | { any: ConditionTree[] }
  | { not: ConditionTree };

/** A list of conditions, one condition, or groups of them, {@link MAX_CONDITION_DEPTH} deep at most. */
export const conditionTreeSchema: z.ZodType<ConditionTree> = treeSchema(MAX_CONDITION_DEPTH).refine(
  (tree) => conditionsOf(tree).length <= MAX_CONDITIONS,
  'too-many',
);

// Built level by level, so that a tree that is too deep is refused before it is walked. The shape decides which
// schema speaks: a union would only say that none fits.
function treeSchema(depth: number): z.ZodType<ConditionTree> {
  const list = z.array(conditionSchema).max(MAX_CONDITIONS, 'too-many');
  const inner = depth > 1 ? treeSchema(depth - 1) : conditionSchema;
  const group = z.array(inner).min(1, 'too-few').max(MAX_CONDITIONS, 'too-many');
  const all = z.strictObject({ all: group });
  const any = z.strictObject({ any: group });
  const not = z.strictObject({ not: inner });
  const schemaFor = (value: unknown): z.ZodType<ConditionTree> => {
    if (Array.isArray(value)) return list;
    if (typeof value !== 'object' || value === null) return conditionSchema;
    if ('all' in value) return all;
    if ('any' in value) return any;
    return 'not' in value ? not : conditionSchema;
  };
  return z.unknown().transform((value, context) => {
    const parsed = schemaFor(value).safeParse(value);
    if (parsed.success) return parsed.data;
    for (const { path, message } of parsed.error.issues)
      context.issues.push({ code: 'custom', path, message, input: value });
    return z.NEVER;
  });
}

/** The data before a change, beside the moment at which a tree is tested. */
export interface TreeMoment extends Omit<ConditionMoment, 'before'> {
  /** The same data before the change that is being looked at; without it nothing counts as changed. */
  before?: JsonObject;
}

/** Whether a tree holds for the given data at the given moment. */
export function holds(tree: ConditionTree, data: JsonObject, moment: TreeMoment): boolean {
  if (Array.isArray(tree)) return tree.every((each) => holds(each, data, moment));
  if ('all' in tree) return tree.all.every((each) => holds(each, data, moment));
  if ('any' in tree) return tree.any.some((each) => holds(each, data, moment));
  if ('not' in tree) return !holds(tree.not, data, moment);
  const { now, timeZone, before } = moment;
  const then = before === undefined ? {} : { before: valueAt(before, tree.path) };
  return meets(valueAt(data, tree.path), tree.comparison, tree.value, { now, timeZone, ...then });
}

/** The next moment after `now` at which time alone may turn the tree, or null: test it again then. */
export function nextTurn(
  tree: ConditionTree,
  data: JsonObject,
  { now, timeZone }: Pick<TreeMoment, 'now' | 'timeZone'>,
): number | null {
  const ahead = conditionsOf(tree)
    .flatMap(({ path, comparison, value }) => turningPoints(valueAt(data, path), comparison, value, timeZone))
    .filter((at) => at > now);
  return ahead.length === 0 ? null : Math.min(...ahead);
}

/** Every condition of a tree, from left to right. */
export function conditionsOf(tree: ConditionTree): Condition[] {
  if (Array.isArray(tree)) return tree;
  if ('all' in tree) return tree.all.flatMap(conditionsOf);
  if ('any' in tree) return tree.any.flatMap(conditionsOf);
  return 'not' in tree ? conditionsOf(tree.not) : [tree];
}

/** Value under a name, or else at a dotted path; own properties only, so `__proto__` and `constructor` find nothing. */
export function valueAt(data: JsonObject, path: string): JsonValue | undefined {
  if (Object.hasOwn(data, path)) return data[path];
  // Most paths are plain names, and this is asked at every event of every customer.
  if (!path.includes('.')) return undefined;
  let current: JsonValue | undefined = data;
  for (const part of path.split('.')) {
    if (current === null || typeof current !== 'object' || Array.isArray(current)) return undefined;
    current = Object.hasOwn(current, part) ? current[part] : undefined;
  }
  return current;
}
