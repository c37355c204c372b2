/** A sender of events who speaks real HTTP to a real server, and an observer with a connection of its own to the database. */
import { connectDatabase, type Database, withWorkspaceSql } from '@kairos/db';
import type { JsonObject } from '@kairos/engine';
import { createWorkspace, createWriteKey } from '@kairos/services';
import { createTestDatabase, type TestDatabase } from '@kairos/testkit/stack';
import type { FastifyInstance } from 'fastify';
import { notifications } from '../src/live/notifications';
import { createServer } from '../src/server';

/** The workspace's clock stands still here, so that received times are known. */
export const NOW = Date.UTC(2024, 5, 1, 12);

export interface StoredEvent {
  messageId: string;
  kind: string;
  name: string;
  /** What people call the customer: the user id, else the anonymous id. */
  customer: string;
  properties: JsonObject;
  occurredAt: number;
  receivedAt: number;
}

/** Parsed by whoever looks at it. */
export interface Answer {
  status: number;
  body: { success: boolean; accepted?: number; code?: string; rejected?: { index: number; code: string }[] };
  headers: Headers;
}

interface SenderParts {
  testDatabase: TestDatabase;
  /** Of the servers: one pool for all their requests. */
  database: Database;
  /** Sees only what is committed. */
  observer: Database;
  workspaceId: string;
  keys: { server: string; browser: string };
  servers: { server: FastifyInstance; origin: string }[];
}

export class IntakeSender {
  private constructor(private readonly parts: SenderParts) {}

  /** `servers` stand before the same database, as behind a load balancer. */
  static async open(servers = 1): Promise<IntakeSender> {
    const testDatabase = await createTestDatabase();
    const database = connectDatabase(testDatabase.appUrl, { max: 10 });
    const observer = connectDatabase(testDatabase.appUrl, { max: 1 });
    const { workspaceId } = await createWorkspace(database, {
      name: 'Intake',
      timeZone: 'Europe/Amsterdam',
      currency: 'EUR',
      clock: { startsAt: NOW, speed: 1, paused: true },
    });
    const keyOf = async (kind: 'server' | 'browser') =>
      (await createWriteKey(database, workspaceId, { name: kind, kind })).key;
    const keys = { server: await keyOf('server'), browser: await keyOf('browser') };
    const running = await Promise.all(Array.from({ length: servers }, () => startServer(database)));
    return new IntakeSender({ testDatabase, database, observer, workspaceId, keys, servers: running });
  }

  get keys(): SenderParts['keys'] {
    return this.parts.keys;
  }

  /** For the superuser. */
  get adminUrl(): string {
    return this.parts.testDatabase.adminUrl;
  }

  /** Where the server is reached. */
  origin(which = 0): string {
    return this.parts.servers[which]?.origin ?? '';
  }

  get basic(): { authorization: string } {
    return basicAuth(this.parts.keys.server);
  }

  /** Bytes and headers exactly as given; `which` chooses the server. */
  async post(
    path: string,
    body: string | Uint8Array<ArrayBuffer>,
    headers: Record<string, string>,
    which = 0,
  ): Promise<Answer> {
    const response = await fetch(`${this.origin(which)}${path}`, { method: 'POST', body, headers });
    const text = await response.text();
    return { status: response.status, body: text === '' ? null : JSON.parse(text), headers: response.headers };
  }

  /** As a well-behaved SDK does it. */
  send(path: string, body: unknown, which = 0): Promise<Answer> {
    return this.post(path, JSON.stringify(body), { ...this.basic, 'content-type': 'application/json' }, which);
  }

  batch(items: unknown[], which = 0): Promise<Answer> {
    return this.send('/v1/batch', { batch: items }, which);
  }

  /** Everything stored under these message ids, in their order. */
  async stored(...messageIds: string[]): Promise<StoredEvent[]> {
    const rows = await withWorkspaceSql(
      this.parts.observer,
      this.parts.workspaceId,
      (sql) => sql<(Omit<StoredEvent, 'occurredAt' | 'receivedAt'> & { occurredAt: Date; receivedAt: Date })[]>`
        select e.message_id as "messageId", e.kind, e.name, c.label as customer, e.properties,
               e.occurred_at as "occurredAt", e.received_at as "receivedAt"
          from customer_event e join customer c on c.id = e.customer_id
         where e.message_id = any(${messageIds}) order by array_position(${messageIds}, e.message_id)`,
    );
    return rows.map((row) => ({
      ...row,
      occurredAt: row.occurredAt.getTime(),
      receivedAt: row.receivedAt.getTime(),
    }));
  }

  /** How many of these events wait for the router. */
  async queued(...messageIds: string[]): Promise<number> {
    const [row] = await withWorkspaceSql(
      this.parts.observer,
      this.parts.workspaceId,
      (sql) => sql<{ count: number }[]>`
        select count(*)::int as count from route_queue q join customer_event e on e.id = q.event_id
         where e.message_id = any(${messageIds})`,
    );
    return row?.count ?? 0;
  }

  async close(): Promise<void> {
    const { servers, database, observer, testDatabase } = this.parts;
    await Promise.all(servers.map(({ server }) => server.close()));
    await Promise.all([database.end(), observer.end()]);
    await testDatabase.drop();
  }
}

export const basicAuth = (key: string) => ({ authorization: `Basic ${Buffer.from(`${key}:`).toString('base64')}` });

async function startServer(database: Database): Promise<{ server: FastifyInstance; origin: string }> {
  const server = await createServer({
    database,
    notifications: notifications(database),
    settings: {
      publicUrl: 'http://localhost:8080',
      webFolder: null,
      secret: Buffer.alloc(32, 7),
      webhookHosts: [],
      callbackSecret: null,
    },
  });
  return { server, origin: await server.listen({ port: 0, host: '127.0.0.1' }) };
}
