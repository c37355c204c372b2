/** The door for events: Segment's HTTP format, write key by Basic auth, committed before it answers. */
import { createHash, randomUUID } from 'node:crypto';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { findWriteKeyOwner, type WriteKeyOwner } from '@kairos/db';
import {
  ClockCache,
  faultPoint,
  type IncomingEvent,
  Intake,
  type ItemContext,
  QueueWatch,
  readItem,
  warningsOn,
} from '@kairos/services';
import { errorCodes, type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { ApiParts } from '../context/context';
import type { RouteRegistrar } from './index';
import { withoutAddresses } from './public-key-guard';

const MAX_BODY_BYTES = 4_000_000;
const MAX_BATCH_ITEMS = 2_500;
/** How long a key that was just looked up is believed; a revoked key works at most this much longer. */
const KEY_FRESH_MS = 5_000;
/** A sender that hears nothing for longer takes us for dead; the same ids make it safe to send again. */
const ANSWER_WITHIN_MS = 12_000;
const gunzipAsync = promisify(gunzip);

const envelopeSchema = z.object({
  batch: z.array(z.unknown()).max(MAX_BATCH_ITEMS),
  writeKey: z.string().optional(),
  sentAt: z.union([z.string(), z.number()]).nullish(),
});
const singleSchema = z.looseObject({
  writeKey: z.string().optional(),
  sentAt: z.union([z.string(), z.number()]).nullish(),
});

export const registerIntake: RouteRegistrar = (server, parts) => {
  const door = new IntakeDoor(parts);
  void server.register(async (scope) => {
    readBodiesAsBytes(scope);
    scope.addHook('onRequest', async (request, reply) => allowAnyOrigin(request, reply));
    scope.addHook('onResponse', async (request) => {
      if (request.method === 'POST') faultPoint('events-answered');
    });
    scope.options('/v1/*', async (_request, reply) => reply.code(204).send());
    scope.post('/v1/batch', { bodyLimit: MAX_BODY_BYTES }, async (request, reply) => door.batch(request, reply));
    for (const type of ['track', 'identify', 'page', 'screen'] as const) {
      scope.post(`/v1/${type}`, { bodyLimit: MAX_BODY_BYTES }, async (request, reply) =>
        door.single(request, reply, type),
      );
    }
  });
};

/** SDKs send JSON as text/plain (no preflight) or with a form's content type; the bytes are what counts. */
function readBodiesAsBytes(scope: FastifyInstance): void {
  scope.removeAllContentTypeParsers();
  scope.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body));
}

// Browsers send events from any site; no cookie is read here, so there is nothing to forge.
async function allowAnyOrigin(request: FastifyRequest, reply: FastifyReply): Promise<void> {
  reply.header('access-control-allow-origin', '*');
  if (request.method !== 'OPTIONS') return;
  reply.header('access-control-allow-headers', 'authorization, content-type, content-encoding');
  reply.header('access-control-allow-methods', 'POST, OPTIONS');
  reply.header('access-control-max-age', '86400');
}

interface KnownKey {
  owner: WriteKeyOwner | null;
  readAt: number;
}

class IntakeDoor {
  private readonly clocks: ClockCache;
  private readonly intake: Intake;
  private readonly queues: QueueWatch;
  private readonly keys = new Map<string, KnownKey>();

  constructor(private readonly parts: ApiParts) {
    this.clocks = new ClockCache(parts.database);
    this.queues = new QueueWatch(parts.database);
    this.intake = new Intake(parts.database, (workspaceId) => this.clocks.now(workspaceId));
    parts.notifications.subscribe('kairos_clock', (workspaceId) => this.clocks.forget(workspaceId));
  }

  async batch(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
    const body = await readJson(request);
    const envelope = envelopeSchema.safeParse(body);
    if (!envelope.success)
      return refuse(reply, 400, 'invalid-batch', 'Send JSON like {"batch": [...]} with at most 2,500 items.');
    const { batch, sentAt, writeKey } = envelope.data;
    return this.answer(request, reply, { items: batch, sentAt: sentAt ?? null, bodyKey: writeKey, strict: false });
  }

  async single(request: FastifyRequest, reply: FastifyReply, type: string): Promise<FastifyReply> {
    const item = singleSchema.safeParse(await readJson(request));
    if (!item.success) return refuse(reply, 400, 'invalid-item', 'Send one JSON object.');
    const { writeKey, sentAt } = item.data;
    return this.answer(request, reply, {
      items: [{ ...item.data, type }],
      sentAt: sentAt ?? null,
      bodyKey: writeKey,
      strict: true,
    });
  }

  /** A failure to store is ours and may pass: it is told as such, and never as anything that sounds like stored. */
  private async answer(request: FastifyRequest, reply: FastifyReply, sent: Sent): Promise<FastifyReply> {
    const answer = await within(ANSWER_WITHIN_MS, this.accept(request, sent)).catch((error: unknown) => {
      request.log.error({ err: error }, 'events not stored');
      return NOT_STORED;
    });
    if (answer.again !== undefined) reply.header('retry-after', String(answer.again));
    return reply.code(answer.status).send(answer.body);
  }

  private async accept(request: FastifyRequest, sent: Sent): Promise<DoorAnswer> {
    const owner = await this.ownerOf(writeKeyOf(request, sent.bodyKey));
    if (!owner) return UNKNOWN_KEY;
    if (this.intake.isFull) return BUSY;
    if (await this.queues.isFull(owner.workspaceId)) return QUEUE_FULL;
    const receivedAt = await this.clocks.now(owner.workspaceId);
    const { events, rejected, warnings } = readItems(sent, owner, {
      receivedAt,
      sentAt: sent.sentAt,
      newMessageId: randomUUID,
    });
    await this.intake.accept(owner.workspaceId, events);
    const status = sent.strict && rejected.length > 0 ? 400 : 200;
    const told = warnings.length > 0 && { warnings };
    return { status, body: { success: rejected.length === 0, accepted: events.length, rejected, ...told } };
  }

  private async ownerOf(key: string | null): Promise<WriteKeyOwner | null> {
    if (key === null) return null;
    const hash = createHash('sha256').update(key).digest('hex');
    const known = this.keys.get(hash);
    if (known && Date.now() - known.readAt < KEY_FRESH_MS) return known.owner;
    const owner = await findWriteKeyOwner(this.parts.database, hash);
    // Guessed keys must not fill the memory.
    if (this.keys.size > 10_000) this.keys.clear();
    this.keys.set(hash, { owner, readAt: Date.now() });
    return owner;
  }
}

interface DoorAnswer {
  status: number;
  body: object;
  /** Seconds after which the sender may try again. */
  again?: number;
}

const refusal = (status: number, code: string, message: string, again?: number): DoorAnswer => ({
  status,
  body: { success: false, code, message },
  again,
});

const UNKNOWN_KEY = refusal(401, 'unknown-write-key', 'Give a write key as the user name of Basic authentication.');
const BUSY = refusal(429, 'busy', 'Too many events are waiting to be stored. Try again after a second.', 1);
const QUEUE_FULL = refusal(
  429,
  'queue-full',
  'Too many events of this workspace are waiting to be handled. Try again after half a minute.',
  30,
);
const NOT_STORED = refusal(
  503,
  'not-stored',
  'The events could not be stored just now. Send them again, under the same messageId.',
  2,
);

interface Sent {
  items: unknown[];
  sentAt: string | number | null;
  bodyKey: string | undefined;
  /** One item alone: its fault is the request's fault. */
  strict: boolean;
}

/** Something about one item, rejected or accepted with a warning. */
interface ItemNote {
  index: number;
  code: string;
  message: string;
}

function readItems(
  sent: Sent,
  owner: WriteKeyOwner,
  context: ItemContext,
): { events: IncomingEvent[]; rejected: ItemNote[]; warnings: ItemNote[] } {
  const events: IncomingEvent[] = [];
  const rejected: ItemNote[] = [];
  const warnings: ItemNote[] = [];
  sent.items.forEach((item, index) => {
    const verdict = readItem(item, context);
    if (!verdict.ok) {
      rejected.push({ index, code: verdict.code, message: verdict.message });
      return;
    }
    events.push(owner.kind === 'browser' ? withoutAddresses(verdict.event) : verdict.event);
    warnings.push(...warningsOn(verdict.event).map((warning) => ({ index, ...warning })));
  });
  return { events, rejected, warnings };
}

function writeKeyOf(request: FastifyRequest, bodyKey: string | undefined): string | null {
  const header = request.headers.authorization;
  if (header?.startsWith('Basic ')) {
    const [user] = Buffer.from(header.slice(6), 'base64').toString('utf8').split(':');
    if (user) return user;
  }
  return bodyKey ?? null;
}

/** Undefined when it is no JSON. */
async function readJson(request: FastifyRequest): Promise<unknown> {
  if (!Buffer.isBuffer(request.body)) return undefined;
  const zipped = request.headers['content-encoding'] === 'gzip';
  const bytes = zipped ? await unzip(request.body) : request.body;
  try {
    return JSON.parse(bytes.toString('utf8'));
  } catch {
    return undefined;
  }
}

/** Empty when it was not zipped. A bomb is stopped while it is unpacked, and answered as what it is: too large. */
async function unzip(body: Buffer): Promise<Buffer> {
  try {
    return await gunzipAsync(body, { maxOutputLength: MAX_BODY_BYTES });
  } catch (error) {
    if (error instanceof RangeError) throw new errorCodes.FST_ERR_CTP_BODY_TOO_LARGE();
    return Buffer.alloc(0);
  }
}

/** The work goes on when its time is up, but nobody waits for it any more. */
function within<T>(milliseconds: number, work: Promise<T>): Promise<T> {
  let alarm: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    alarm = setTimeout(() => reject(new Error(`No answer within ${milliseconds} ms.`)), milliseconds);
  });
  return Promise.race([work, late]).finally(() => clearTimeout(alarm));
}

function refuse(reply: FastifyReply, status: number, code: string, message: string): FastifyReply {
  return reply.code(status).send({ success: false, code, message });
}
