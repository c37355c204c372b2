/** What the log says about a request, and what it never says. */
import { Writable } from 'node:stream';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { logging } from '../src/logging';
import { type Door, openDoor } from './door';

const lines: string[] = [];
const stream = new Writable({
  write(chunk, _encoding, done) {
    lines.push(String(chunk));
    done();
  },
});

let door: Door;
beforeAll(async () => {
  door = await openDoor(undefined, { logger: logging('debug', stream) });
});
afterAll(() => door.close());

it('names the route, the status and the time, one JSON line per answer', async () => {
  await door.query('auth.me', undefined);
  const line = JSON.parse(lines.at(-1) ?? '');
  expect(line).toMatchObject({ req: { method: 'GET', route: '/trpc/:path' }, res: { status: 200 }, msg: 'answered' });
  expect(line.milliseconds).toBeTypeOf('number');
});

it('keeps out who it was and what they sent', async () => {
  const owner = await door.owner('vera@example.test');
  await door.mutate('auth.signIn', { email: 'vera@example.test', password: 'hunter2 hunter2' });
  await door.query('customers.find', { search: 'somebody-private' }, owner.cookie);
  await door.inject({ method: 'POST', url: '/v1/track', payload: { userId: 'person-7', event: 'x' } });
  await door.inject({ method: 'GET', url: '/healthz?email=vera@example.test', headers: { 'user-agent': 'Spy/1.0' } });
  const log = lines.join('');
  expect(lines.length).toBeGreaterThan(4);
  expect(log).not.toMatch(/vera|hunter2|somebody-private|person-7|Spy|127\.0\.0\.1|10\.1\.|kairos=/);
});
