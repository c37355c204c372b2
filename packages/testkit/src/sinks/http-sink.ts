/** A service for SMS and push, in the HTTP shape that the channels speak, and an endpoint for webhooks: both keep what they take in a ledger. */
import { createHash, randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { report } from './callbacks';
import type { Ledger, LedgerLine } from './ledger';
import type { ScriptedSink } from './script';

/** `known` holds the answers to keys that were taken before, as `channel/key`. */
export async function startHttpSink(
  port: number,
  ledger: Ledger,
  sink: ScriptedSink,
  known: Map<string, string>,
): Promise<Server> {
  const server = createServer((request, response) => {
    accept(request, response, { ledger, sink, known }).catch(() => request.socket.destroy());
  });
  server.keepAliveTimeout = 60_000;
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  return server;
}

/** Everything below it is an endpoint. */
export const HOOKS_PATH = '/hooks/';

interface Parts {
  ledger: Ledger;
  sink: ScriptedSink;
  known: Map<string, string>;
}

async function accept(request: IncomingMessage, response: ServerResponse, parts: Parts): Promise<void> {
  const body = await read(request);
  const { channel, key, recipient } = presented(request, body);
  const place = `${channel}/${key}`;
  const line = (kept: boolean, fault: string | null): LedgerLine => ({
    ...{ channel, key, recipient, at: Date.now(), kept, fault },
    digest: createHash('sha256').update(body).digest('hex').slice(0, 16),
    messageId: null,
  });
  const rule = parts.sink.ruleFor(channel, key, [
    'cut-before',
    'cut-after-accept',
    'fail-after-accept',
    'busy',
    'delay',
    'silent',
  ]);
  if (rule?.fault === 'cut-before' || rule?.fault === 'silent' || rule?.fault === 'busy') {
    await parts.ledger.append(line(false, rule.fault));
    if (rule.fault === 'cut-before') request.socket.destroy();
    if (rule.fault === 'busy') {
      response.setHeader('retry-after', String(Math.ceil((rule.milliseconds ?? 1_000) / 1_000)));
      answer(response, 429, { error: { code: 'too-many' } });
    }
    return;
  }
  const first = parts.sink.script.honoursKeys ? parts.known.get(place) : undefined;
  const id = first ?? randomUUID();
  parts.known.set(place, id);
  await parts.ledger.append(line(first === undefined, first === undefined ? (rule?.fault ?? null) : 'replayed'));
  const { callbacks } = parts.sink.script;
  if (callbacks?.channels.includes(channel) && first === undefined) await report(callbacks, channel, key);
  if (rule?.fault === 'cut-after-accept') request.socket.destroy();
  else if (rule?.fault === 'fail-after-accept') answer(response, 500, { error: { code: 'internal' } });
  else
    setTimeout(
      () => answer(response, channel === 'webhook' ? 200 : 201, { id, status: 'accepted' }),
      rule?.milliseconds ?? 0,
    );
}

/** Calls of webhooks come to a path of their own, and name themselves as Standard Webhooks says. */
function presented(
  request: IncomingMessage,
  body: string,
): Pick<LedgerLine, 'channel' | 'recipient'> & { key: string } {
  if (request.url?.startsWith(HOOKS_PATH)) {
    return { channel: 'webhook', key: String(request.headers['webhook-id'] ?? ''), recipient: request.url };
  }
  const message: { channel: 'sms' | 'push'; to: string } = JSON.parse(body);
  return { channel: message.channel, key: String(request.headers['idempotency-key'] ?? ''), recipient: message.to };
}

function answer(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}

async function read(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  return Buffer.concat(chunks).toString('utf8');
}
