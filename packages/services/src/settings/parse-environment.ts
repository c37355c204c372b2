/** Reads settings from the environment and names every one that is wrong. */
import { OperatorError } from '@kairos/db/embedded';
import type { z } from 'zod';

/** Their values must not be repeated in an error, which ends up in logs. */
const CONFIDENTIAL = new Set([
  'DATABASE_URL',
  'KAIROS_SECRET',
  'TEMPORAL_API_KEY',
  'KAIROS_SMTP_URL',
  'KAIROS_SMS_TOKEN',
  'KAIROS_PUSH_TOKEN',
]);

/**
 * An empty variable counts as absent, as files for containers often carry them.
 * @throws OperatorError `wrong_setting`, a line for each wrong variable.
 */
export function parseEnvironment<Schema extends z.ZodType>(
  schema: Schema,
  environment: NodeJS.ProcessEnv,
): z.output<Schema> {
  const present = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''));
  const parsed = schema.safeParse(present);
  if (parsed.success) return parsed.data;
  const lines = parsed.error.issues.map(({ path, message }) => {
    const name = String(path[0]);
    const value = present[name];
    if (value === undefined) return `${name} is not set: it ${message}.`;
    return CONFIDENTIAL.has(name) ? `${name} is wrong: it ${message}.` : `${name} is "${value}": it ${message}.`;
  });
  throw new OperatorError('wrong_setting', [...new Set(lines)].join('\n'));
}
