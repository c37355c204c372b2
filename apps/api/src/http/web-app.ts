/** Serves the built web application; every address that is not a file or an API route is a page of it. */
import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';

export async function serveWebApp(server: FastifyInstance, webFolder: string): Promise<void> {
  await server.register(fastifyStatic, {
    root: webFolder,
    cacheControl: false,
    // The build writes `.gz` beside each file that gains from it.
    preCompressed: true,
    setHeaders: (reply, path) => {
      // Names under assets/ carry a hash of their content; the page itself must always be the newest.
      reply.setHeader('vary', 'accept-encoding');
      const isHashed = path.includes('/assets/');
      reply.setHeader('cache-control', isHashed ? 'public, max-age=31536000, immutable' : 'no-cache');
    },
  });
  server.setNotFoundHandler((request, reply) => {
    const wantsPage = request.method === 'GET' && request.headers.accept?.includes('text/html');
    if (wantsPage) return reply.sendFile('index.html');
    return reply.code(404).send({ code: 'request/not-found', message: 'There is nothing at this address.' });
  });
}
