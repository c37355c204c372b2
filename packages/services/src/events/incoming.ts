/** What the door accepts: Segment-shaped items, checked one by one, turned into one inner shape. */
import type { JsonObject, JsonValue } from '@kairos/engine';
import { z } from 'zod';

/** Limits per item; the batch as a whole is limited by the HTTP door. */
const MAX_DEPTH = 10;
const MAX_PROPERTIES = 255;
const MAX_ITEM_BYTES = 32 * 1024;
/** A sender's clock may run ahead this much before its time is not believed. */
const MAX_AHEAD_MS = 5 * 60 * 1000;
/** The first moment that a timestamp may name: earlier ones are mistakes. */
const EARLIEST_MS = Date.UTC(1900, 0, 1);

export interface IncomingEvent {
  messageId: string;
  kind: 'track' | 'identify';
  name: string;
  userId: string | null;
  anonymousId: string | null;
  properties: JsonObject;
  /** Epoch ms in the workspace's clock. */
  occurredAt: number;
}

export type ItemVerdict = { ok: true; event: IncomingEvent } | { ok: false; code: ItemProblem; message: string };
export type ItemProblem =
  | 'invalid'
  | 'no-customer'
  | 'too-large'
  | 'too-deep'
  | 'invalid-character'
  | 'unsupported-type';

/** JSON rounds longer numbers without a word, and two customers would become one. */
const isExact = (id: string | number) => typeof id === 'string' || !Number.isInteger(id) || Number.isSafeInteger(id);
const identifier = z
  .union([z.string(), z.number()])
  .refine(isExact, 'Send a number of this length as text.')
  .transform(String)
  .pipe(z.string().max(255))
  .nullish();
const timestamp = z.union([z.string().max(64), z.number()]).nullish();
/** Parsed JSON can hold nothing but JSON values, so only the outermost shape needs a look. */
const record = z.custom<JsonObject>((value) => typeof value === 'object' && value !== null && !Array.isArray(value));
const itemSchema = z.object({
  type: z.string().max(20).optional(),
  event: z.string().trim().min(1).max(128).optional(),
  name: z.string().max(128).nullish(),
  messageId: z.string().min(1).max(255).nullish(),
  userId: identifier,
  anonymousId: identifier,
  properties: record.nullish(),
  traits: record.nullish(),
  timestamp,
  originalTimestamp: timestamp,
  sentAt: timestamp,
});

export interface ItemContext {
  /** Workspace clock, epoch ms. */
  receivedAt: number;
  /** `sentAt` of the envelope. */
  sentAt: string | number | null;
  newMessageId: () => string;
}

/** Checks one item. Extra fields are ignored, as the Segment protocol wants. */
export function readItem(raw: unknown, context: ItemContext): ItemVerdict {
  const parsed = itemSchema.safeParse(raw);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    return refuse('invalid', issue ? `${issue.path.join('.') || 'item'}: ${issue.message}` : 'not an object');
  }
  const item = parsed.data;
  const userId = item.userId || null;
  const anonymousId = item.anonymousId || null;
  if (userId === null && anonymousId === null) return refuse('no-customer', 'Give a userId or an anonymousId.');
  const shape = nameAndData(item);
  if (!shape)
    return refuse('unsupported-type', `Type "${item.type ?? ''}" is not known here, or its event has no name.`);
  const messageId = item.messageId ?? context.newMessageId();
  const trouble = troubleWith(shape.data, [messageId, shape.name, userId ?? '', anonymousId ?? '']);
  if (trouble) return trouble;
  return {
    ok: true,
    event: {
      messageId,
      kind: shape.kind,
      name: shape.name,
      userId,
      anonymousId,
      properties: shape.data,
      occurredAt: momentOf(item, context),
    },
  };
}

type Item = z.infer<typeof itemSchema>;

function nameAndData(item: Item): { kind: 'track' | 'identify'; name: string; data: JsonObject } | null {
  switch (item.type ?? 'track') {
    case 'track':
      return item.event ? { kind: 'track', name: item.event, data: item.properties ?? {} } : null;
    case 'page':
    case 'screen':
      return {
        kind: 'track',
        name: `${item.type}`,
        data: { ...item.properties, ...(item.name ? { name: item.name } : {}) },
      };
    case 'identify':
      return { kind: 'identify', name: 'identify', data: item.traits ?? {} };
    default:
      return null;
  }
}

function troubleWith(data: JsonObject, texts: readonly string[]): ItemVerdict | null {
  const depth = depthOf(data);
  if (depth > MAX_DEPTH) return refuse('too-deep', `Nested more than ${MAX_DEPTH} levels.`);
  const json = JSON.stringify(data);
  if (Buffer.byteLength(json) > MAX_ITEM_BYTES) return refuse('too-large', `More than ${MAX_ITEM_BYTES} bytes.`);
  if (Object.keys(data).length > MAX_PROPERTIES) return refuse('too-large', `More than ${MAX_PROPERTIES} properties.`);
  if (UNSTORABLE_IN_JSON.test(json) || texts.some(isUnstorable)) {
    return refuse('invalid-character', 'Text holds a NUL or half a character.');
  }
  return null;
}

// PostgreSQL cannot hold NUL in text or jsonb, and a lone surrogate is not valid UTF-8.
const isUnstorable = (text: string) => text.includes('\0') || !text.isWellFormed();
/** The same where `JSON.stringify` has written it as an escape; after an even number of backslashes only, or it is just text. */
const UNSTORABLE_IN_JSON = /(?<!\\)(?:\\\\)*\\u(?:0000|d[89a-f])/;

function depthOf(root: JsonValue): number {
  let level: JsonValue[] = [root];
  for (let depth = 0; ; depth += 1) {
    const next = level.flatMap((value) => (typeof value === 'object' && value !== null ? Object.values(value) : []));
    if (next.length === 0 || depth > MAX_DEPTH) return depth;
    level = next;
  }
}

/** received − (sent − original) corrects a wrong clock; without `sentAt` the given time is trusted. */
function momentOf(item: Item, context: ItemContext): number {
  const original = millisecondsOf(item.originalTimestamp ?? item.timestamp);
  const sent = millisecondsOf(item.sentAt ?? context.sentAt);
  if (original === null) return context.receivedAt;
  const moment = sent === null ? original : context.receivedAt - (sent - original);
  if (moment < EARLIEST_MS) return context.receivedAt;
  return moment > context.receivedAt + MAX_AHEAD_MS ? context.receivedAt : moment;
}

function millisecondsOf(value: string | number | null | undefined): number | null {
  if (typeof value === 'number') return Number.isFinite(value) ? value : null;
  if (typeof value !== 'string') return null;
  const parsed = Date.parse(value);
  return Number.isNaN(parsed) ? null : parsed;
}

function refuse(code: ItemProblem, message: string): ItemVerdict {
  return { ok: false, code, message };
}
