/** Makes an input that fits a procedure's schema, with chosen values wherever a field of a known name stands. */
import { z } from 'zod';

interface JsonSchema {
  type?: string;
  const?: unknown;
  enum?: unknown[];
  anyOf?: JsonSchema[];
  oneOf?: JsonSchema[];
  default?: unknown;
  properties?: Record<string, JsonSchema>;
  required?: string[];
  minLength?: number;
  minimum?: number;
  exclusiveMinimum?: number;
  format?: string;
}

/** `known` by name of the field, at any depth; optional fields are filled only when they are known. */
export function sampleInput(schema: z.ZodType, known: Record<string, unknown>): unknown {
  const json: JsonSchema = JSON.parse(JSON.stringify(z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' })));
  return sample(json, known);
}

function sample(schema: JsonSchema, known: Record<string, unknown>): unknown {
  if (schema.const !== undefined) return schema.const;
  if (schema.enum) return schema.enum[0];
  const choices = schema.anyOf ?? schema.oneOf;
  if (choices) return sample(choices.find((each) => each.type !== 'null') ?? {}, known);
  switch (schema.type) {
    case 'object':
      return sampleObject(schema, known);
    case 'array':
      return [];
    case 'boolean':
      return true;
    case 'number':
    case 'integer':
      return Math.max(1, schema.minimum ?? 1, (schema.exclusiveMinimum ?? 0) + 1);
    default:
      return schema.format === 'uuid' ? crypto.randomUUID() : 'x'.repeat(Math.max(1, schema.minLength ?? 1));
  }
}

function sampleObject(schema: JsonSchema, known: Record<string, unknown>): Record<string, unknown> {
  const required = new Set(schema.required);
  const entries = Object.entries(schema.properties ?? {}).filter(([name]) => name in known || required.has(name));
  return Object.fromEntries(entries.map(([name, field]) => [name, name in known ? known[name] : sample(field, known)]));
}
