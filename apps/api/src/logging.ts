/** What the log may say: names, ids and durations. Never an address, a body, a query string or a cookie. */
import type { FastifyServerOptions } from 'fastify';

export function logging(level: string): FastifyServerOptions['logger'] {
  return {
    level,
    base: { program: 'api' },
    serializers: {
      req: (request) => ({ method: request.method, route: request.routeOptions?.url ?? 'unknown' }),
      res: (reply) => ({ status: reply.statusCode }),
      err: (error) => ({ type: error.name, message: error.message, stack: error.stack ?? '', code: error.code }),
    },
  };
}
