/** A herd of held messages whose hour comes at once: how fast they leave, in what order, and which not at all. */
import { eventually } from '@kairos/testkit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AT_ONCE, DeliveryRig, PLANNED_AT } from './delivery-rig';

const OF_EACH = 800;
const TOO_OLD = 400;
const PER_SECOND = 500;
const DELIVERERS = 2;
const DAY = 86_400_000;
const held = { dueAt: new Date(PLANNED_AT + 60_000), holdReason: 'quiet-hours' };

describe('a herd of held messages', () => {
  let rig: DeliveryRig;
  const received: { id: string; at: number }[] = [];
  const ids = { urgent: new Set<string>(), usual: new Set<string>(), tooOld: new Set<string>() };
  let begunAt = 0;

  beforeAll(async () => {
    rig = await DeliveryRig.create();
    rig.misbehave(({ idempotencyKey }) => {
      received.push({ id: idempotencyKey ?? '', at: performance.now() });
      return null;
    });
    await rig.scenario.setRules({ releasePerSecond: PER_SECOND, longestHoldHours: 168 });
    const customers = await rig.customers(2 * OF_EACH + TOO_OLD);
    const plan = async (count: number, given: Parameters<DeliveryRig['plan']>[2]) =>
      new Set(await rig.plan('sms', customers.splice(0, count), { ...held, ...given }));
    ids.usual = await plan(OF_EACH, { priority: 50 });
    ids.urgent = await plan(OF_EACH, { priority: 80 });
    ids.tooOld = await plan(TOO_OLD, { priority: 90, plannedAt: new Date(PLANNED_AT - 8 * DAY) });
    const tooOld = [...ids.tooOld];
    await rig.scenario.inWorkspace(
      (sql) =>
        sql`update message set created_real_at = created_real_at - interval '8 days' where id = any(${tooOld}::uuid[])`,
    );
    begunAt = performance.now();
    for (let started = 0; started < DELIVERERS; started += 1) await rig.startDelivering();
    await eventually('all that may go have arrived', async () => received.length >= 2 * OF_EACH, {
      timeoutMs: 120_000,
    });
    await rig.stopDelivering();
  }, 240_000);

  afterAll(() => rig.close());

  it('leaves at the workspace’s pace, however many deliver', () => {
    // A busy machine may only make it slower: nothing has come before the pace could have let it go.
    const tooEarly = received.filter(({ at }, index) => {
      const released = TOO_OLD + index + 1;
      const batch = PER_SECOND / 10;
      const earliest = begunAt + ((Math.ceil(released / batch) - 1) * batch * 1_000) / PER_SECOND;
      return at < earliest;
    });
    expect(tooEarly).toEqual([]);
  });

  it('leaves the more important ones first', () => {
    const firstUsual = received.findIndex(({ id }) => ids.usual.has(id));
    const urgentBefore = received.slice(0, firstUsual).filter(({ id }) => ids.urgent.has(id)).length;
    // What a deliverer has in hand is handed over all at once.
    expect(urgentBefore).toBeGreaterThanOrEqual(OF_EACH - DELIVERERS * AT_ONCE);
  });

  it('leaves each once', () => {
    expect(received.map(({ id }) => id).sort()).toEqual([...ids.urgent, ...ids.usual].sort());
  });

  it('does not send what has been held for more than a week, and says why', async () => {
    const views = [...(await rig.messages([...ids.tooOld])).values()];
    expect(views).toHaveLength(TOO_OLD);
    for (const view of views) expect(view).toMatchObject({ state: 'skipped', reason: 'held-too-long' });
  });
});
