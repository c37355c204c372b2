/** An SMS and push provider that keeps every message instead of passing it on; it speaks the HTTP shape of provider/http-shape.ts. */
import Fastify, { type FastifyReply, type FastifyRequest } from 'fastify';
import type { Gather } from '../gather';
import { type HttpAccepted, type HttpMessage, httpMessageSchema } from '../provider/http-shape';
import { workspaceOfToken } from './credentials';
import { portOf, type RunningServer } from './port';
import type { Misbehave, SandboxRecord, StoredRecord } from './record';

export interface HttpSandboxOptions {
  host: string;
  port: number;
  secret: Buffer;
  records: Gather<SandboxRecord, StoredRecord>;
  misbehave: Misbehave;
}

const MOST_BYTES = 64 * 1024;

export async function startHttpSandbox(options: HttpSandboxOptions): Promise<RunningServer> {
  const server = Fastify({ bodyLimit: MOST_BYTES, forceCloseConnections: true, logger: false });
  server.post('/v1/messages', (request, reply) => accept(request, reply, options));
  await server.listen({ host: options.host, port: options.port });
  return { port: portOf(server.server), close: () => server.close() };
}

async function accept(request: FastifyRequest, reply: FastifyReply, options: HttpSandboxOptions): Promise<unknown> {
  const workspaceId = workspaceOfToken(options.secret, bearer(request));
  if (!workspaceId) return refuse(reply, 401, 'unauthorised');
  const key = request.headers['idempotency-key'];
  if (typeof key !== 'string' || key.length === 0 || key.length > 255) return refuse(reply, 400, 'key-missing');
  const message = httpMessageSchema.safeParse(request.body);
  if (!message.success) return refuse(reply, 400, 'message-invalid');

  const record = recordOf(workspaceId, key, message.data);
  const behaviour = options.misbehave(record);
  if (behaviour === 'busy') return refuse(reply.header('retry-after', '1'), 429, 'too-many');
  if (behaviour === 'refuse') return refuse(reply, 404, 'recipient-unknown');
  if (behaviour === 'drop-before') return hangUp(request, reply);
  const stored = await options.records.add(record);
  if (behaviour === 'drop-after') return hangUp(request, reply);
  if (behaviour === 'fail-after') return refuse(reply, 500, 'internal');
  if (stored.repeated) reply.header('idempotent-replayed', 'true');
  return reply.code(201).send({ id: stored.id, status: 'accepted' } satisfies HttpAccepted);
}

function bearer(request: FastifyRequest): string {
  return /^Bearer (\S+)$/.exec(request.headers.authorization ?? '')?.[1] ?? '';
}

function refuse(reply: FastifyReply, status: number, code: string): FastifyReply {
  return reply.code(status).send({ error: { code } });
}

function hangUp(request: FastifyRequest, reply: FastifyReply): FastifyReply {
  reply.hijack();
  request.raw.socket.destroy();
  return reply;
}

function recordOf(workspaceId: string, idempotencyKey: string, message: HttpMessage): SandboxRecord {
  const { channel, to: recipient, from: sender, text } = message;
  const content: Record<string, string> =
    message.channel === 'sms' ? { text } : { title: message.title, text, link: message.link };
  return { workspaceId, channel, idempotencyKey, recipient, sender, content };
}
