/** Word of changes reaches a page that may hear it, calmly, and nobody else. */
import { withWorkspaceSql } from '@kairos/db';
import { createWorkspace } from '@kairos/services';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Door, openDoor, type SignedIn } from './door';

let door: Door;
let owner: SignedIn;
let address: string;
beforeAll(async () => {
  door = await openDoor();
  owner = await door.owner('owner@example.test');
  address = await door.server.listen({ port: 0, host: '127.0.0.1' });
});
afterAll(() => door.close());

/** Opens the stream as a browser does and collects what it says. */
async function listen(cookie: string) {
  const stop = new AbortController();
  const response = await fetch(`${address}/trpc/workspace.changes`, { headers: { cookie }, signal: stop.signal });
  const heard: string[] = [];
  let isOver = false;
  const reading = read(response, (text) => heard.push(text))
    .catch(() => {})
    .finally(() => (isOver = true));
  await until(() => heard.join('').includes('event: connected'));
  return {
    /** Topics of every tick that had any. */
    ticks: () => [...heard.join('').matchAll(/data: \{"topics":\[([^\]]+)\]\}/g)].map((match) => match[1]),
    isOver: () => isOver,
    close: async () => {
      stop.abort();
      await reading;
    },
  };
}

const notify = (channel: string, workspaceId: string) =>
  door.database.sql`select pg_notify(${channel}, ${workspaceId})`;

describe('a page that listens', () => {
  it('hears within a second that something changed, and what sort of thing', async () => {
    const page = await listen(owner.cookie);
    await notify('kairos_route', owner.workspaceId);
    await until(() => page.ticks().length > 0, 1_000);
    expect(page.ticks()).toEqual(['"events"']);
    await page.close();
  });

  it('is told of a flood in a few ticks', async () => {
    const page = await listen(owner.cookie);
    for (let round = 0; round < 300; round += 1) await notify('kairos_flow', owner.workspaceId);
    await until(() => page.ticks().length > 0, 2_000);
    await pause(600);
    expect(page.ticks().length).toBeLessThan(12);
    await page.close();
  });

  it('hears nothing of another workspace', async () => {
    const elsewhere = await createWorkspace(door.database, { name: 'E', timeZone: 'UTC', currency: 'EUR' });
    const page = await listen(owner.cookie);
    await notify('kairos_flow', elsewhere.workspaceId);
    await pause(700);
    expect(page.ticks()).toEqual([]);
    await page.close();
  });

  it('hears that the clock was set', async () => {
    const made = { name: 'S', timeZone: 'UTC', currency: 'EUR', clock: { startsAt: 0, speed: 1, paused: false } };
    const { workspaceId } = await createWorkspace(door.database, made);
    const conductor = await door.owner('conductor@example.test', workspaceId);
    const page = await listen(conductor.cookie);
    await door.mutate('workspace.clock.set', { speed: 3_600 }, conductor.cookie);
    await until(() => page.ticks().length > 0, 1_000);
    expect(page.ticks()).toEqual(['"clock"']);
    await page.close();
  });

  it('is cut off within seconds when the member signs out elsewhere', async () => {
    const other = await door.owner('leaving@example.test');
    const page = await listen(other.cookie);
    await door.mutate('auth.signOut', undefined, other.cookie);
    await until(page.isOver, 5_000);
    expect(page.isOver()).toBe(true);
  });

  it('is cut off within seconds when the membership is taken away', async () => {
    const other = await door.owner('removed@example.test');
    const page = await listen(other.cookie);
    await withWorkspaceSql(door.database, other.workspaceId, (sql) => sql`delete from membership`);
    await until(page.isOver, 5_000);
    expect(page.isOver()).toBe(true);
  });
});

describe('somebody who is not signed in', () => {
  it('hears nothing', async () => {
    const response = await fetch(`${address}/trpc/workspace.changes`);
    const text = await response.text();
    expect(text).toContain('UNAUTHORIZED');
    expect(text).not.toContain('topics');
  });
});

async function read(response: Response, onText: (text: string) => void): Promise<void> {
  if (!response.body) return;
  const decoder = new TextDecoder();
  for await (const chunk of response.body) onText(decoder.decode(chunk, { stream: true }));
}

async function until(isTrue: () => boolean, atMost = 5_000): Promise<void> {
  const end = Date.now() + atMost;
  while (!isTrue() && Date.now() < end) await pause(20);
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
