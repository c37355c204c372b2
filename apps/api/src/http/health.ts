/** For supervisors: the process lives (`/healthz`), it can do its work, and how much of it waits (`/readyz`). */
import { type Backlog, type Database, isReachable, listWorkspaceIds, readBacklog, withWorkspaceSql } from '@kairos/db';
import type { RouteRegistrar } from './index';

/** Whoever watches may ask often. */
const FRESH_FOR_MS = 5_000;
/** Counted no further: more than this is trouble, however much it is. */
const MOST = 100_000;

export const registerHealth: RouteRegistrar = (server, { database }) => {
  const backlog = remembered(() => readWaiting(database));
  server.get('/healthz', async () => ({ alive: true }));
  server.get('/readyz', async (_request, reply) => {
    if (!(await isReachable(database))) return reply.code(503).send({ ready: false });
    return { ready: true, waiting: await backlog() };
  });
};

/** Over all workspaces; nothing about any of them. */
async function readWaiting(database: Database): Promise<Backlog> {
  const total: Backlog = { events: 0, messages: 0, unknown: 0, wakes: 0 };
  for (const workspaceId of await listWorkspaceIds(database)) {
    const backlog = await withWorkspaceSql(database, workspaceId, (sql) => readBacklog(sql, MOST));
    total.events += backlog.events;
    total.messages += backlog.messages;
    total.unknown += backlog.unknown;
    total.wakes += backlog.wakes;
  }
  return total;
}

function remembered<T>(read: () => Promise<T>): () => Promise<T> {
  let known: { value: Promise<T>; readAt: number } | undefined;
  return () => {
    if (known && Date.now() - known.readAt < FRESH_FOR_MS) return known.value;
    const entry = { value: read(), readAt: Date.now() };
    known = entry;
    entry.value.catch(() => {
      known = undefined;
    });
    return entry.value;
  };
}
