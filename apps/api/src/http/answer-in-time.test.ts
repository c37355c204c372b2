import { setTimeout as sleep } from 'node:timers/promises';
import fastify from 'fastify';
import { describe, expect, it } from 'vitest';
import { answerInTime } from './answer-in-time';

describe('a request', () => {
  const server = fastify();
  answerInTime(server, 100);
  server.get('/for-ever', () => new Promise(() => {}));
  server.get('/late', async () => {
    await sleep(300);
    return { late: true };
  });
  server.get('/stream', async (_request, reply) => {
    reply.hijack();
    reply.raw.writeHead(200);
    reply.raw.write('begun, ');
    await sleep(300);
    reply.raw.end('and ended');
  });
  server.get('/at-once', async () => ({ quick: true }));

  it.each(['/for-ever', '/late'])('to %s hears in time that it should come again', async (url) => {
    const answer = await server.inject(url);
    expect(answer.statusCode).toBe(503);
    expect(answer.headers['retry-after']).toBe('2');
    expect(answer.json()).toMatchObject({ code: 'too-slow' });
  });

  it('that was answered, or is being answered, is left alone', async () => {
    expect((await server.inject('/at-once')).json()).toEqual({ quick: true });
    expect((await server.inject('/stream')).body).toBe('begun, and ended');
    await sleep(150);
  });
});
