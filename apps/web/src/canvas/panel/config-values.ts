/** Reading and writing one setting at a dotted path, without changing the settings that were given. */
import { configOf, type FormField, type KindDefinition } from '@kairos/engine';

export type Config = Record<string, unknown>;

export function valueAtPath(config: unknown, path: string): unknown {
  return path.split('.').reduce<unknown>((current, part) => {
    if (Array.isArray(current)) return current[Number(part)];
    return isRecord(current) && Object.hasOwn(current, part) ? current[part] : undefined;
  }, config);
}

/** A copy of the settings with another value at the path; groups that are missing on the way are made. */
export function withValueAt(config: Config, path: string, value: unknown): Config {
  const [first = '', ...rest] = path.split('.');
  if (rest.length === 0) return { ...config, [first]: value };
  const group = config[first];
  return { ...config, [first]: withValueAt(isRecord(group) ? group : {}, rest.join('.'), value) };
}

/**
 * A step's settings for its form: those that came later have their defaults, and what was stored in an older shape has
 * the new one. What the marketer is typing stays as it is typed.
 */
export function settingsOf(definition: KindDefinition, config: Config): Config {
  const understood = configOf(definition, config);
  if (!isRecord(understood)) return config;
  // A setting that may be missing means what a fresh step has there.
  const isWhole = definition.schema.safeParse(config).success;
  const settings = { ...(isWhole && isRecord(definition.defaults) ? definition.defaults : {}), ...understood };
  return Object.fromEntries(
    Object.entries(settings).map(([name, value]) => [name, Object.hasOwn(config, name) ? config[name] : value]),
  );
}

/** Whether a field has a meaning now: its condition holds, and the field that this hangs on is shown as well. */
export function isShown(field: FormField, form: readonly FormField[], config: Config): boolean {
  const condition = field.shownWhen;
  if (!condition) return true;
  const value = valueAtPath(config, condition.path);
  if (!condition.isOneOf.some((allowed) => allowed === value)) return false;
  const parent = form.find((other) => other.path === condition.path);
  return !parent || isShown(parent, form, config);
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
