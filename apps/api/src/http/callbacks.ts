/** Where providers report what became of messages: signed, stored before the answer, as often and in whatever order they like. */
import { callbackSchema, isSigned } from '@kairos/channels';
import { CHANNELS } from '@kairos/engine';
import { CallbackIntake } from '@kairos/services';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { ApiParts } from '../context/context';
import type { RouteRegistrar } from './index';

const MOST_BYTES = 256 * 1024;

const placeSchema = z.object({ workspaceId: z.uuid(), channel: z.enum(CHANNELS) });

export const registerCallbacks: RouteRegistrar = (server, { database, settings }) => {
  const intake = new CallbackIntake(database);
  server.register(async (scope) => {
    // The signature is over the bytes.
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser('*', { parseAs: 'string' }, (_request, body, done) => done(null, body));
    scope.post('/callbacks/:workspaceId/:channel', { bodyLimit: MOST_BYTES }, (request, reply) =>
      take(request, reply, { intake, callbackSecret: settings.callbackSecret }),
    );
  });
};

interface DoorParts {
  intake: CallbackIntake;
  callbackSecret: ApiParts['settings']['callbackSecret'];
}

async function take(
  request: FastifyRequest,
  reply: FastifyReply,
  { intake, callbackSecret }: DoorParts,
): Promise<unknown> {
  const place = placeSchema.safeParse(request.params);
  if (callbackSecret === null || !place.success) return refuse(reply, 404, 'no-such-place');
  const body = typeof request.body === 'string' ? request.body : '';
  if (!isSigned(request.headers, body, callbackSecret, Date.now())) return refuse(reply, 401, 'not-signed');
  const callback = callbackSchema.safeParse(parseJson(body));
  if (!callback.success) return refuse(reply, 400, 'invalid-callback');
  const { workspaceId, channel } = place.data;
  if (intake.isFull) return refuse(reply.header('retry-after', '2'), 503, 'busy');
  try {
    const isKnown = await intake.accept(workspaceId, channel, callback.data.events);
    return isKnown ? { success: true } : refuse(reply, 404, 'no-such-place');
  } catch (error) {
    request.log.error({ err: error }, 'callbacks not stored');
    return refuse(reply.header('retry-after', '2'), 503, 'not-stored');
  }
}

function refuse(reply: FastifyReply, status: number, code: string): FastifyReply {
  return reply.code(status).send({ success: false, code });
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
