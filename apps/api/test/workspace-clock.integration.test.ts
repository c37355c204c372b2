/** Setting a simulated clock: time never jumps, and everybody hears of it. */
import { createWorkspace, setClock } from '@kairos/services';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Door, openDoor } from './door';

const DAY = 86_400_000;
const START = Date.UTC(1998, 2, 14);
const REAL = Date.UTC(2026, 0, 1);

let door: Door;
beforeAll(async () => {
  door = await openDoor();
});
afterAll(() => door.close());

async function simulated() {
  const clock = { startsAt: START, speed: 86_400, paused: false };
  const made = { name: 'S', timeZone: 'UTC', currency: 'EUR', clock };
  return (await createWorkspace(door.database, made, new Date(REAL))).workspaceId;
}

describe('a simulated clock', () => {
  it('goes on from the moment that it shows when its speed changes', async () => {
    const workspaceId = await simulated();
    const slower = await setClock(door.database, workspaceId, { speed: 3_600 }, REAL + 10_000);
    expect(slower).toMatchObject({ virtualAnchor: START + 10 * DAY, realAnchor: REAL + 10_000, speed: 3_600 });
  });

  it('stands still while paused and goes on from there', async () => {
    const workspaceId = await simulated();
    await setClock(door.database, workspaceId, { paused: true }, REAL + 10_000);
    const resumed = await setClock(door.database, workspaceId, { paused: false }, REAL + 60_000);
    expect(resumed).toMatchObject({ virtualAnchor: START + 10 * DAY, realAnchor: REAL + 60_000, speed: 86_400 });
  });

  it('counts every change, so that sleeping timers know they are stale', async () => {
    const workspaceId = await simulated();
    const first = await setClock(door.database, workspaceId, { speed: 60 }, REAL);
    const second = await setClock(door.database, workspaceId, { speed: 60 }, REAL);
    expect([first.revision, second.revision]).toEqual([1, 2]);
  });

  it('is set by two members at once without losing either change', async () => {
    const workspaceId = await simulated();
    const changes = [{ speed: 60 }, { paused: true }, { speed: 60 }].map((change) =>
      setClock(door.database, workspaceId, change, REAL + 1_000),
    );
    await Promise.all(changes);
    const last = await setClock(door.database, workspaceId, {}, REAL + 1_000);
    expect(last).toMatchObject({ speed: 60, paused: true, revision: 4, virtualAnchor: START + DAY });
  });
});

describe('a real clock', () => {
  it('cannot be set', async () => {
    const owner = await door.owner('real@example.test');
    const answer = await door.mutate('workspace.clock.set', { speed: 60 }, owner.cookie);
    expect(answer).toMatchObject({ status: 409, refusal: 'workspace/clock-is-real' });
  });
});

describe('a speed', () => {
  it.each([0, -1, 1e9, 'fast'])('of %s is refused', async (speed) => {
    const workspaceId = await simulated();
    const owner = await door.owner(`speed-${workspaceId}@example.test`, workspaceId);
    expect((await door.mutate('workspace.clock.set', { speed }, owner.cookie)).status).toBe(400);
  });
});
