/** For supervisors: the process lives (`/healthz`), and it can do its work (`/readyz`). */
import { isReachable } from '@kairos/db';
import type { RouteRegistrar } from './index';

export const registerHealth: RouteRegistrar = (server, { database }) => {
  server.get('/healthz', async () => ({ alive: true }));
  server.get('/readyz', async (_request, reply) => {
    const ready = await isReachable(database);
    return reply.code(ready ? 200 : 503).send({ ready });
  });
};
