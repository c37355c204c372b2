/** What providers report back: ten times, in any order, before and after the answer to the hand-over. */
import type { CallbackEvent } from '@kairos/channels';
import { acceptCallbacks, beginDeliveries, claimDeliveries, sweepLeases, tellCallbacks } from '@kairos/services';
import { eventually } from '@kairos/testkit';
import { seededChance } from '@kairos/testkit/faults';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DeliveryRig } from './delivery-rig';

let rig: DeliveryRig;
beforeEach(async () => {
  rig = await DeliveryRig.create();
});
afterEach(() => rig.close());

const report = (events: CallbackEvent[], channel: 'sms' | 'email' = 'sms') =>
  acceptCallbacks(rig.scenario.database, rig.scenario.workspaceId, channel, events);

const eventsOf = async (ids: string[]) => {
  const rows = await rig.scenario.inWorkspace(
    (sql) => sql<{ id: string; name: string }[]>`
      select properties ->> 'messageId' as id, name from customer_event where kind = 'message'`,
  );
  return ids.map((id) =>
    rows
      .filter((row) => row.id === id)
      .map((row) => row.name)
      .sort(),
  );
};

const blocks = () =>
  rig.scenario.inWorkspace(
    (sql) => sql<{ customerId: string; channel: string; reason: string }[]>`
      select customer_id as "customerId", channel, reason from suppression order by customer_id, reason`,
  );

describe('what a provider reports ten times and shuffled, partly before it has answered', () => {
  it('leaves the same as one report of each, in order', async () => {
    const customers = await rig.customers(12);
    const ids = await rig.plan('sms', customers);
    const events = ids.flatMap((reference, index): CallbackEvent[] => {
      if (index % 4 === 1) return [{ reference, status: 'bounced', code: '30005' }];
      const delivered: CallbackEvent = { reference, status: 'delivered' };
      return index % 4 === 2 ? [delivered, { reference, status: 'complained' }] : [delivered];
    });
    const again = seededChance(16).shuffled(Array.from({ length: 10 }, () => events).flat());
    const early = again.splice(0, 40);
    await report(early);
    expect(await tellCallbacks(rig.parts(), rig.scenario.workspaceId)).toBe(0);

    await rig.startDelivering();
    for (let from = 0; from < again.length; from += 7) await report(again.slice(from, from + 7));
    await eventually('everything is told', async () => {
      const told = (await eventsOf(ids)).flat().length;
      return told === ids.length + events.length;
    });
    await report(again);
    await rig.stopDelivering();
    expect(await tellCallbacks(rig.parts(), rig.scenario.workspaceId)).toBe(0);

    const messages = await rig.messages(ids);
    expect(ids.map((id) => messages.get(id)?.state)).toEqual(ids.map(() => 'accepted'));
    expect(await rig.received(ids)).toEqual(ids.map(() => 1));
    const ways = [
      ['Message Accepted', 'Message Delivered'],
      ['Message Accepted', 'Message Bounced'],
      ['Message Accepted', 'Message Complained', 'Message Delivered'],
      ['Message Accepted', 'Message Delivered'],
    ];
    expect(await eventsOf(ids)).toEqual(ids.map((_, index) => ways[index % 4]));
    expect(await rig.flow()).toEqual({
      'text-message sent': 12,
      'text-message delivered': 9,
      'text-message bounced': 3,
      'text-message complained': 3,
    });
    const stopped = customers.flatMap((customerId, index) => {
      const reason = [null, 'bounce', 'complaint', null][index % 4];
      return reason ? [{ customerId, channel: 'sms', reason }] : [];
    });
    expect(await blocks()).toEqual(stopped.sort((a, b) => a.customerId.localeCompare(b.customerId)));
  });
});

describe('a message of unknown outcome', () => {
  it('is settled by what its provider reports, and by nothing else', async () => {
    const ids = await rig.plan('email', await rig.customers(3));
    const { workspaceId } = rig.scenario;
    const wanted = { channel: 'email' as const, limit: 10, leaseMilliseconds: 60_000 };
    await beginDeliveries(rig.parts(), workspaceId, await claimDeliveries(rig.parts(), workspaceId, wanted), 1);
    await eventually('the leases run out', async () => (await sweepLeases(rig.parts(), workspaceId, () => false)) > 0);
    const [delivered = '', bounced = '', silent = ''] = ids;
    // Over another channel than it went: none of ours.
    await report([{ reference: silent, status: 'delivered' }], 'sms');
    await report(
      [
        { reference: delivered, status: 'delivered' },
        { reference: bounced, status: 'bounced' },
      ],
      'email',
    );
    await tellCallbacks(rig.parts(), workspaceId);
    const messages = await rig.messages(ids);
    expect(messages.get(delivered)).toMatchObject({ state: 'accepted', resolution: 'callback', reason: null });
    expect(messages.get(bounced)).toMatchObject({
      state: 'rejected',
      resolution: 'callback',
      reason: 'address-refused',
    });
    expect(messages.get(silent)).toMatchObject({ state: 'unknown', resolution: null });
    expect((await eventsOf([delivered, bounced])).map((names) => names.join(', '))).toEqual([
      'Message Accepted, Message Delivered',
      'Message Bounced, Message Rejected',
    ]);
  });
});
