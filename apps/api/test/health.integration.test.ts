/** What a supervisor is told: that the process lives, that it can work, and how much waits. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { IntakeSender } from './intake-sender';

let sender: IntakeSender;
beforeAll(async () => {
  sender = await IntakeSender.open(2);
});
afterAll(() => sender.close());

const ask = async (path: string, which = 0) => {
  const response = await fetch(`${sender.origin(which)}${path}`);
  return { status: response.status, body: await response.json() };
};
const signedUp = (number: number) => ({
  ...{ type: 'track', messageId: `waiting-${number}`, userId: `u${number}`, event: 'Signed Up' },
});

describe('a supervisor', () => {
  it('sees the queue grow where nobody works it off, and is told no more than numbers', async () => {
    expect(await ask('/healthz')).toEqual({ status: 200, body: { alive: true } });
    expect(await ask('/readyz')).toEqual({
      status: 200,
      body: { ready: true, waiting: { events: 0, messages: 0, unknown: 0, wakes: 0 } },
    });
    expect((await sender.batch([1, 2, 3].map(signedUp))).status).toBe(200);
    // The first server remembers what it counted for a few seconds.
    expect((await ask('/readyz', 1)).body).toMatchObject({ waiting: { events: 3 } });
    await expect.poll(() => ask('/readyz'), { timeout: 10_000 }).toMatchObject({ body: { waiting: { events: 3 } } });
  });
});
