/** Messages that quiet hours and caps kept back, and that a member sends all the same. */
import { randomUUID as uuid } from 'node:crypto';
import { WEEKDAYS } from '@kairos/engine';
import { sendAnyway } from '@kairos/services';
import { eventually } from '@kairos/testkit';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DeliveryRig } from './delivery-rig';

const ALWAYS_QUIET = {
  channels: ['sms' as const],
  schedule: {
    windows: [{ weekdays: [...WEEKDAYS], from: '00:00', to: '00:00' }],
    holidays: 'as-usual' as const,
    holidayCalendar: 'nl' as const,
  },
  whenQuiet: 'skip' as const,
};

describe('a message that quiet hours kept back', () => {
  let rig: DeliveryRig;
  let id: string;
  let customerId: string;
  beforeEach(async () => {
    rig = await DeliveryRig.create();
    await rig.scenario.setRules({ quietHours: [ALWAYS_QUIET] });
    const customers = await rig.customers(1);
    customerId = customers[0] ?? '';
    id = (await rig.plan('sms', customers))[0] ?? '';
    await rig.startDelivering();
    await until('skipped');
  });
  afterEach(() => rig.close());

  const until = (state: string) =>
    eventually(`the message is ${state}`, async () => (await rig.message(id))?.state === state);
  const send = () => sendAnyway(rig.scenario.database, rig.scenario.workspaceId, { id, memberId: uuid() });

  it('is sent once when a member wants it, and is counted as sent instead of skipped', async () => {
    expect(await rig.flow()).toEqual({ 'text-message skipped:quiet-hours': 1 });
    await send();
    await until('accepted');
    expect(await rig.received([id])).toEqual([1]);
    expect(await rig.flow()).toEqual({ 'text-message skipped:quiet-hours': 0, 'text-message sent': 1 });
  });

  it('is not sent a second time', async () => {
    await send();
    await until('accepted');
    await expect(send()).rejects.toMatchObject({ code: 'sending/message-not-withheld' });
  });

  it('is not sent to a customer who has reached the goal meanwhile', async () => {
    await rig.scenario.inWorkspace(
      (sql) =>
        sql`update run set phase = 'ended', outcome = 'goal', ended_at = now() where customer_id = ${customerId}`,
    );
    await send();
    await eventually('the gate has refused it', async () => (await rig.message(id))?.reason === 'run-ended');
    expect(await rig.received([id])).toEqual([0]);
  });

  it('is not sent to a customer who has withdrawn permission', async () => {
    await rig.scenario.inWorkspace((sql) => sql`delete from consent where channel = 'sms'`);
    await expect(send()).rejects.toMatchObject({ code: 'sending/customer-forbids' });
  });
});
