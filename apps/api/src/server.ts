/** Puts the HTTP server together: headers, plain routes, tRPC behind its guards, and the web application. */
import cookie from '@fastify/cookie';
import { type FastifyTRPCPluginOptions, fastifyTRPCPlugin } from '@trpc/server/adapters/fastify';
import fastify, { type FastifyInstance, type FastifyServerOptions, LogController } from 'fastify';
import { type ApiParts, createContext } from './context/context';
import { sameOriginOnly } from './context/same-origin';
import { routeRegistrars } from './http';
import { answerInTime } from './http/answer-in-time';
import { addSecurityHeaders } from './http/security-headers';
import { serveWebApp } from './http/web-app';
import { logRequests } from './logging';
import { type AppRouter, appRouter } from './routers';

/** A journey of a thousand steps fits; a flood does not. */
const BODY_LIMIT = 2_000_000;
const CALLS_PER_BATCH = 20;

export async function createServer(
  parts: ApiParts,
  options: { logger?: FastifyServerOptions['logger'] } = {},
): Promise<FastifyInstance> {
  const server = fastify({
    logger: options.logger ?? false,
    // Two lines per request would cost the intake more than its work; `logRequests` says what matters.
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit: BODY_LIMIT,
    // A batch names all its procedures in the path.
    routerOptions: { maxParamLength: 2_000 },
    forceCloseConnections: true,
    // A proxy on this machine may say whom it speaks for; nobody else may.
    trustProxy: 'loopback',
  });
  logRequests(server);
  answerInTime(server);
  addSecurityHeaders(server, parts.settings.publicUrl);
  await server.register(cookie);
  for (const register of routeRegistrars) register(server, parts);
  await server.register(async (guarded) => registerTrpc(guarded, parts), { prefix: '/trpc' });
  if (parts.settings.webFolder !== null) await serveWebApp(server, parts.settings.webFolder);
  return server;
}

async function registerTrpc(server: FastifyInstance, parts: ApiParts): Promise<void> {
  server.addHook('onRequest', sameOriginOnly(parts.settings.publicUrl));
  server.addHook('onRequest', async (_request, reply) => void reply.header('cache-control', 'no-store'));
  const trpcOptions: FastifyTRPCPluginOptions<AppRouter>['trpcOptions'] = {
    router: appRouter,
    createContext: createContext(parts),
    maxBatchSize: CALLS_PER_BATCH,
    onError({ error, path, req }) {
      if (error.code === 'INTERNAL_SERVER_ERROR')
        req.log.error({ err: error.cause ?? error, procedure: path }, 'failed');
    },
  };
  await server.register(fastifyTRPCPlugin, { trpcOptions });
}
