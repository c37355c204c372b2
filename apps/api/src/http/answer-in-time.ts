/** No request waits without end: what has no answer yet is told to come again. A stream that has begun goes on. */
import type { FastifyInstance, FastifyRequest } from 'fastify';

/** Above what the intake allows itself, which has an answer of its own. */
const ANSWER_WITHIN_MS = 14_000;

export function answerInTime(server: FastifyInstance, withinMs = ANSWER_WITHIN_MS): void {
  const alarms = new WeakMap<FastifyRequest, NodeJS.Timeout>();
  server.addHook('onRequest', async (request, reply) => {
    const alarm = setTimeout(() => {
      if (reply.sent || reply.raw.headersSent) return;
      request.log.warn({ req: request }, 'no answer in time');
      void reply
        .code(503)
        .header('retry-after', '2')
        .send({
          ...{ success: false, code: 'too-slow' },
          message: 'There was no answer in time. Try again; what you sent may have been done.',
        });
    }, withinMs);
    alarms.set(request, alarm);
  });
  server.addHook('onResponse', async (request) => clearTimeout(alarms.get(request)));
}
