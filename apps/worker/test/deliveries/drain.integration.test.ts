/** After a provider was away: what has gathered leaves by how much it matters, not by how long it has waited. */
import { Pace } from '@kairos/channels';
import { eventually } from '@kairos/testkit';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { DeliveryRig } from './delivery-rig';

const USUAL = 40;
const URGENT = 10;

let rig: DeliveryRig;
beforeEach(async () => {
  rig = await DeliveryRig.create();
});
afterEach(() => rig.close());

it('a provider that is back is first given what is urgent, although that was planned last', async () => {
  const usual = await rig.plan('sms', await rig.customers(USUAL));
  let isAway = true;
  let refused = 0;
  rig.misbehave(() => {
    if (isAway) refused += 1;
    return isAway ? 'busy' : null;
  });
  // One at a time, so that the order of leaving is the order of arriving.
  const outlets = rig
    .outlets()
    .filter(({ provider }) => provider.channel === 'sms')
    .map((outlet) => ({ ...outlet, atOnce: 1, pace: new Pace(200, 1, Date.now()) }));
  await rig.startDelivering(outlets);
  await eventually('the provider has said that it is busy', async () => refused > 0);
  const urgent = await rig.plan('sms', await rig.customers(URGENT));
  await rig.scenario.inWorkspace((sql) => sql`update message set priority = 90 where id = any(${urgent}::uuid[])`);
  expect(await received()).toEqual([]);

  isAway = false;
  await eventually('everything has arrived', async () => (await received()).length === USUAL + URGENT);
  const order = await received();
  // Those that were just being tried when it came back may be among the first.
  const early = order.slice(0, URGENT + 2);
  expect(urgent.filter((id) => !early.includes(id))).toEqual([]);
  expect(new Set(order)).toEqual(new Set([...usual, ...urgent]));
  expect(order).toHaveLength(USUAL + URGENT);
});

async function received(): Promise<string[]> {
  const rows = await rig.scenario.inWorkspace(
    (sql) => sql<{ id: string }[]>`select idempotency_key as id from sandbox_message order by sandbox_message.id`,
  );
  return rows.map(({ id }) => id);
}
