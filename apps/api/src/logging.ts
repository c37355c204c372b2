/** What the log may say: names, ids and durations. Never an address, a body, a query string or a cookie. */
import type { Writable } from 'node:stream';
import type { FastifyInstance, FastifyServerOptions } from 'fastify';

/** `stream` is where lines go; standard output unless told. */
export function logging(level: string, stream?: Writable): FastifyServerOptions['logger'] {
  return {
    level,
    ...(stream ? { stream } : {}),
    base: { program: 'api' },
    serializers: {
      req: (request) => ({ method: request.method, route: request.routeOptions?.url ?? 'unknown' }),
      res: (reply) => ({ status: reply.statusCode }),
      err: (error) => ({ type: error.name, message: error.message, stack: error.stack ?? '', code: error.code }),
    },
  };
}

/** One line per answer: failures of ours as warnings, all others for whoever turned debugging on. */
export function logRequests(server: FastifyInstance): void {
  server.addHook('onResponse', async (request, reply) => {
    const level = reply.statusCode >= 500 ? 'warn' : 'debug';
    const line = { req: request, res: reply, milliseconds: Math.round(reply.elapsedTime) };
    request.log[level](line, 'answered');
  });
}
