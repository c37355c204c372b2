import { randomUUID } from 'node:crypto';
import { createServer, type Server, type Socket } from 'node:net';
import { HttpProvider, Pace, unsubscribeUrl } from '@kairos/channels';
import type { SandboxRecord } from '@kairos/channels/sandbox';
import type { Channel } from '@kairos/engine';
import {
  assumeSent,
  beginDeliveries,
  blockCustomer,
  claimDeliveries,
  keepRecords,
  readWithheld,
  sendAnyway,
  settleDeliveries,
  sweepLeases,
  unsubscribe,
} from '@kairos/services';
import { eventually } from '@kairos/testkit';
import { afterEach, describe, expect, it } from 'vitest';
import { DeliveryRig, NODE_OF, PLANNED_AT, SECRET } from './delivery-rig';

const rigs: DeliveryRig[] = [];

async function rigged(...change: Parameters<typeof DeliveryRig.create>): Promise<DeliveryRig> {
  const rig = await DeliveryRig.create(...change);
  rigs.push(rig);
  return rig;
}

afterEach(async () => {
  for (const rig of rigs.splice(0)) await rig.close();
});

const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

async function untilFinal(rig: DeliveryRig, ids: string[]): Promise<string[]> {
  await eventually('every message has come to its end', async () => {
    const messages = [...(await rig.messages(ids)).values()];
    return messages.every(
      (each) => ['accepted', 'rejected', 'skipped'].includes(each.state) || each.resolution !== null,
    );
  });
  const messages = await rig.messages(ids);
  return ids.map((id) => messages.get(id)?.state ?? 'gone');
}

/** First and second step of a hand-over by hand, as a deliverer that then stops would leave them. */
async function claim(rig: DeliveryRig, channel: Channel, leaseMilliseconds = 60_000) {
  return claimDeliveries(rig.parts(), rig.scenario.workspaceId, { channel, limit: 100, leaseMilliseconds });
}
const begin = (rig: DeliveryRig, claimed: Awaited<ReturnType<typeof claim>>, leaseMilliseconds = 60_000) =>
  beginDeliveries(rig.parts(), rig.scenario.workspaceId, claimed, leaseMilliseconds);
const sweep = (rig: DeliveryRig) =>
  sweepLeases(rig.parts(), rig.scenario.workspaceId, (channel) => channel !== 'email');

const smsTo = (port: number) =>
  new HttpProvider({ channel: 'sms', baseUrl: `http://127.0.0.1:${port}`, tokenOf: () => 'x' });

function portOf(server: Server): number {
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The server listens on no port.');
  return address.port;
}

const outletOf = (rig: DeliveryRig, channel: Channel) => {
  const outlet = rig.outlets().find(({ provider }) => provider.channel === channel);
  if (!outlet) throw new Error(`There is no outlet for ${channel}.`);
  return outlet;
};

describe('delivery', () => {
  it('brings every planned message to its customer once, over every channel', async () => {
    const rig = await rigged();
    const customers = await rig.customers(60);
    const ids: string[] = [];
    for (const channel of ['email', 'sms', 'push'] as const) ids.push(...(await rig.plan(channel, customers)));
    await rig.startDelivering();
    expect(new Set(await untilFinal(rig, ids))).toEqual(new Set(['accepted']));
    expect(new Set(await rig.received(ids))).toEqual(new Set([1]));
    expect(await rig.events()).toEqual(ids.map(() => 'Message Accepted'));
    expect(await rig.flow()).toEqual({ 'first-letter sent': 60, 'text-message sent': 60, 'last-call sent': 60 });
  });

  it('stores what was sent, to whom, and when in the time of the workspace', async () => {
    const rig = await rigged();
    const [id = ''] = await rig.plan('email', await rig.customers(1, { language: 'nl' }));
    await rig.startDelivering();
    await untilFinal(rig, [id]);
    const [row] = await rig.scenario.inWorkspace(
      (sql) => sql`select rendered, recipient, provider_id, settled_at, settled_real_at from message where id = ${id}`,
    );
    expect(row).toMatchObject({
      recipient: 'c0@customers.test',
      rendered: { subject: 'Dear c0', language: 'nl', text: 'Hi c0' },
    });
    expect(row?.settled_at.getFullYear()).toBe(1998);
    expect(Math.abs(row?.settled_real_at.getTime() - Date.now())).toBeLessThan(60_000);
    const [kept] = await rig.scenario.inWorkspace((sql) => sql`select id, content, received_at from sandbox_message`);
    expect(kept?.id).toBe(row?.provider_id);
    expect(kept?.received_at.getFullYear()).toBe(1998);
    expect(kept?.content.headers).toContain(`Message-ID: <${id}@kairos.test>`);
    expect(kept?.content.headers).toMatch(/^Date: Tue, 30 Jun 1998 12:/m);
    expect(kept?.content.headers).toContain('List-Unsubscribe: <https://kairos.test/u/');
  });

  it('sends nothing twice when two deliverers work side by side', async () => {
    const rig = await rigged();
    const ids = await rig.plan('email', await rig.customers(120));
    await Promise.all([rig.startDelivering(), rig.startDelivering(), rig.startDelivering()]);
    await untilFinal(rig, ids);
    expect(new Set(await rig.received(ids))).toEqual(new Set([1]));
  });

  it('sends the most important first', async () => {
    const rig = await rigged();
    const ids = await rig.plan('sms', await rig.customers(3));
    await rig.scenario.inWorkspace((sql) => sql`update message set priority = 80 where id = ${ids[2] ?? ''}`);
    const [first] = await claimDeliveries(rig.parts(), rig.scenario.workspaceId, {
      channel: 'sms',
      limit: 1,
      leaseMilliseconds: 60_000,
    });
    expect(first?.claim.id).toBe(ids[2]);
  });
});

describe('a message that is not sent', () => {
  it('was stopped by a block that came between claim and hand-over', async () => {
    const rig = await rigged();
    const [customerId = ''] = await rig.customers(1);
    const [id = ''] = await rig.plan('email', [customerId]);
    const claimed = await claim(rig, 'email');
    await blockCustomer(rig.scenario.database, rig.scenario.workspaceId, {
      customerId,
      channel: 'all',
      reason: 'complaint',
    });
    expect(await begin(rig, claimed)).toEqual([]);
    expect(await rig.message(id)).toMatchObject({ state: 'skipped', reason: 'suppressed' });
    expect(await rig.flow()).toEqual({ 'first-letter skipped:suppressed': 1 });
  });

  it('was stopped by the unsubscribe link of an earlier one', async () => {
    const rig = await rigged();
    const [customerId = ''] = await rig.customers(1);
    const [earlier = '', later = ''] = [
      ...(await rig.plan('email', [customerId])),
      ...(await rig.plan('email', [customerId])),
    ];
    const token = unsubscribeUrl('', SECRET, rig.scenario.workspaceId, earlier).slice('/u/'.length);
    expect(await unsubscribe(rig.scenario.database, SECRET, token)).toMatchObject({ channel: 'email' });
    expect(await unsubscribe(rig.scenario.database, SECRET, token)).toMatchObject({ channel: 'email' });
    expect(await unsubscribe(rig.scenario.database, SECRET, `x${token.slice(1)}`)).toBeNull();
    await rig.startDelivering();
    expect(await untilFinal(rig, [later])).toEqual(['skipped']);
    expect(await rig.message(later)).toMatchObject({ reason: 'no-consent' });
    const withdrawals = await rig.scenario.inWorkspace((sql) => sql`select 1 from consent where state = 'withdrawn'`);
    expect(withdrawals).toHaveLength(1);
  });

  it('was overtaken by the goal', async () => {
    const rig = await rigged();
    const [id = ''] = await rig.plan('sms', await rig.customers(1));
    await rig.scenario.inWorkspace(
      (sql) => sql`update run set phase = 'ended', outcome = 'goal', ended_at = ${new Date(PLANNED_AT + 1)}`,
    );
    await rig.startDelivering();
    expect(await untilFinal(rig, [id])).toEqual(['skipped']);
    expect(await rig.message(id)).toMatchObject({ reason: 'run-ended' });
  });

  it('has no address that a provider would take', async () => {
    const rig = await rigged();
    const ids = await rig.plan('email', await rig.customers(1, { email: 'a@b.test, evil@x.test' }));
    await rig.startDelivering();
    expect(await untilFinal(rig, ids)).toEqual(['skipped']);
    expect(await rig.message(ids[0] ?? '')).toMatchObject({ reason: 'no-address' });
  });

  it('could not be rendered, and is no blank one', async () => {
    const rig = await rigged((document) => {
      for (const node of document.nodes) if (node.id === NODE_OF.email) node.config.subject = '{{ customer.nickname }}';
    });
    const ids = await rig.plan('email', await rig.customers(1));
    await rig.startDelivering();
    expect(await untilFinal(rig, ids)).toEqual(['rejected']);
    expect(await rig.message(ids[0] ?? '')).toMatchObject({ reason: 'render-failed' });
    expect(await rig.received(ids)).toEqual([0]);
    expect(await rig.events()).toEqual(['Message Rejected']);
    expect(await rig.flow()).toEqual({ 'first-letter failed': 1 });
  });

  it('could not be rendered, and goes when a member sends it once what it lacks is known', async () => {
    const rig = await rigged((document) => {
      for (const node of document.nodes) if (node.id === NODE_OF.email) node.config.subject = '{{ customer.nickname }}';
    });
    const [id = ''] = await rig.plan('email', await rig.customers(1));
    await rig.startDelivering();
    expect(await untilFinal(rig, [id])).toEqual(['rejected']);
    const { database, workspaceId } = rig.scenario;
    expect(await readWithheld(database, workspaceId, 'unsent')).toMatchObject([{ id, reason: 'render-failed' }]);
    await rig.scenario.inWorkspace(
      (sql) => sql`update customer set attributes = attributes || '{"nickname": "Annie"}'::jsonb`,
    );
    await sendAnyway(database, workspaceId, { id, memberId: randomUUID() });
    expect(await untilFinal(rig, [id])).toEqual(['accepted']);
    expect(await rig.received([id])).toEqual([1]);
    expect(await rig.flow()).toMatchObject({ 'first-letter failed': 0, 'first-letter sent': 1 });
  });

  it('waits while its journey is paused and goes when the journey goes on', async () => {
    const rig = await rigged();
    const ids = await rig.plan('push', await rig.customers(2));
    const status = (to: string) => rig.scenario.inWorkspace((sql) => sql`update journey set status = ${to}`);
    await status('paused');
    await rig.startDelivering();
    await pause(300);
    expect([...(await rig.messages(ids)).values()].map((message) => message.state)).toEqual(['planned', 'planned']);
    await status('live');
    expect(await untilFinal(rig, ids)).toEqual(['accepted', 'accepted']);
  });

  it('goes back to waiting when the journey is paused between claim and hand-over', async () => {
    const rig = await rigged();
    const [id = ''] = await rig.plan('push', await rig.customers(1));
    const claimed = await claim(rig, 'push');
    await rig.scenario.inWorkspace((sql) => sql`update journey set status = 'paused'`);
    expect(await begin(rig, claimed)).toEqual([]);
    expect(await rig.message(id)).toMatchObject({ state: 'planned', attempt: 1 });
  });
});

describe('a deliverer that dies', () => {
  it('after the claim leaves a message that the next one sends once', async () => {
    const rig = await rigged();
    const ids = await rig.plan('email', await rig.customers(5));
    expect(await claim(rig, 'email', 1)).toHaveLength(5);
    await pause(10);
    await rig.startDelivering();
    expect(new Set(await untilFinal(rig, ids))).toEqual(new Set(['accepted']));
    expect(new Set(await rig.received(ids))).toEqual(new Set([1]));
  });

  it('before it could say more about an e-mail leaves one that is assumed sent, not sent again', async () => {
    const rig = await rigged();
    const ids = await rig.plan('email', await rig.customers(2));
    const [handedOver, notHandedOver] = await begin(rig, await claim(rig, 'email'), 1);
    if (!handedOver || !notHandedOver) throw new Error('nothing begun');
    const { provider } = outletOf(rig, 'email');
    await provider.transmit(handedOver.message);
    await provider.close();
    await rig.startDelivering();
    await untilFinal(rig, ids);
    expect(await rig.message(handedOver.message.id)).toMatchObject({
      state: 'unknown',
      reason: 'lease-expired',
      resolution: 'assumed-sent',
    });
    expect(await rig.message(notHandedOver.message.id)).toMatchObject({ state: 'unknown', resolution: 'assumed-sent' });
    expect(await rig.received([handedOver.message.id, notHandedOver.message.id])).toEqual([1, 0]);
    expect(await rig.events()).toEqual(['Message Assumed Sent', 'Message Assumed Sent']);
  });

  it('before it could say more about a text message leaves one that the provider is asked for', async () => {
    const rig = await rigged();
    const ids = await rig.plan('sms', await rig.customers(2));
    const [handedOver] = await begin(rig, await claim(rig, 'sms'), 1);
    if (!handedOver) throw new Error('nothing begun');
    await outletOf(rig, 'sms').provider.transmit(handedOver.message);
    await rig.startDelivering();
    expect(await untilFinal(rig, ids)).toEqual(['accepted', 'accepted']);
    expect(await rig.message(handedOver.message.id)).toMatchObject({ resolution: 'provider', attempt: 2 });
    expect(await rig.received(ids)).toEqual([1, 1]);
  });

  it('and comes back from the dead cannot hand over what another has taken', async () => {
    const rig = await rigged();
    await rig.plan('email', await rig.customers(3));
    const stale = await claim(rig, 'email', 1);
    await pause(10);
    await sweep(rig);
    const fresh = await claim(rig, 'email');
    expect(fresh).toHaveLength(3);
    expect(await begin(rig, stale)).toEqual([]);
    expect(await begin(rig, fresh)).toHaveLength(3);
  });

  it('and comes back from the dead cannot overwrite what became of a message', async () => {
    const rig = await rigged();
    const [id = ''] = await rig.plan('email', await rig.customers(1));
    const [begun] = await begin(rig, await claim(rig, 'email'), 1);
    if (!begun) throw new Error('nothing begun');
    await pause(10);
    await sweep(rig);
    await pause(250);
    expect(await assumeSent(rig.parts(), rig.scenario.workspaceId, 'email')).toBe(1);
    const late = {
      message: begun.delivery.claim,
      channel: 'email',
      from: 'transmitting',
      honoursKeys: false,
      result: { type: 'retry', after: null, reason: 'connection-lost', fault: 'provider', scope: 'message' },
    } as const;
    expect(await settleDeliveries(rig.parts(), rig.scenario.workspaceId, [late])).toEqual([false]);
    expect(await rig.message(id)).toMatchObject({ state: 'unknown', resolution: 'assumed-sent' });
  });
});

describe('a provider that misbehaves', () => {
  /** Misbehaves at the first time that it sees each message. */
  const once = (behaviour: 'drop-before' | 'drop-after' | 'fail-after' | 'busy') => {
    const seen = new Set<string>();
    return ({ idempotencyKey }: SandboxRecord) => {
      const isFirst = idempotencyKey !== null && !seen.has(idempotencyKey);
      if (idempotencyKey) seen.add(idempotencyKey);
      return isFirst ? behaviour : null;
    };
  };

  it.each(['drop-before', 'drop-after', 'fail-after', 'busy'] as const)(
    'by %s gets each text message once',
    async (behaviour) => {
      const rig = await rigged();
      rig.misbehave(once(behaviour));
      const ids = await rig.plan('sms', await rig.customers(10));
      await rig.startDelivering();
      expect(new Set(await untilFinal(rig, ids))).toEqual(new Set(['accepted']));
      expect(new Set(await rig.received(ids))).toEqual(new Set([1]));
    },
  );

  it('by hanging up after it kept an e-mail gets it once, and we assume that it was sent', async () => {
    const rig = await rigged();
    rig.misbehave(() => 'drop-after');
    const ids = await rig.plan('email', await rig.customers(10));
    await rig.startDelivering();
    expect(new Set(await untilFinal(rig, ids))).toEqual(new Set(['unknown']));
    expect(new Set(await rig.received(ids))).toEqual(new Set([1]));
    expect(await rig.flow()).toEqual({ 'first-letter sent': 10 });
  });

  it('by being busy gets each e-mail later', async () => {
    const rig = await rigged();
    rig.misbehave(once('busy'));
    const ids = await rig.plan('email', await rig.customers(5));
    await rig.startDelivering();
    expect(new Set(await untilFinal(rig, ids))).toEqual(new Set(['accepted']));
    expect(new Set(await rig.received(ids))).toEqual(new Set([1]));
  });

  it('by never answering holds up no other channel', async () => {
    const rig = await rigged();
    const sockets: Socket[] = [];
    const silent = createServer((socket) => sockets.push(socket));
    await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve));
    const hanging = smsTo(portOf(silent));
    const customers = await rig.customers(20);
    await rig.plan('sms', customers);
    const letters = await rig.plan('email', customers);
    await rig.startDelivering([
      outletOf(rig, 'email'),
      { provider: hanging, pace: new Pace(100, 100, Date.now()), atOnce: 2 },
    ]);
    expect(new Set(await untilFinal(rig, letters))).toEqual(new Set(['accepted']));
    for (const socket of sockets) socket.destroy();
    silent.close();
  });

  it('by being away keeps every message waiting, at no faster pace than it can bear', async () => {
    const rig = await rigged();
    const closed = createServer();
    await new Promise<void>((resolve) => closed.listen(0, '127.0.0.1', resolve));
    const away = smsTo(portOf(closed));
    await new Promise((resolve) => closed.close(resolve));
    const ids = await rig.plan('sms', await rig.customers(40));
    await rig.startDelivering([{ provider: away, pace: new Pace(100, 100, Date.now()), atOnce: 4 }]);
    await pause(1_500);
    // What is under way when somebody looks is no longer planned, and not lost either.
    await rig.stopDelivering();
    const messages = [...(await rig.messages(ids)).values()];
    expect(new Set(messages.map((message) => message.state))).toEqual(new Set(['planned']));
    expect(messages.reduce((attempts, message) => attempts + message.attempt, 0)).toBeLessThan(20);
  });
});

describe('outcomes as events', () => {
  it('are routed when a live journey listens for them, and only then', async () => {
    const rig = await rigged((document) => {
      for (const node of document.nodes) if (node.id === 'returning') node.config.eventName = 'Message Accepted';
    });
    const ids = await rig.plan('push', await rig.customers(2));
    await rig.startDelivering();
    await untilFinal(rig, ids);
    const queue = () => rig.scenario.inWorkspace((sql) => sql`select 1 from route_queue`);
    expect(await queue()).toHaveLength(2);
    await rig.scenario.inWorkspace((sql) => sql`delete from route_queue`);
    await rig.scenario.inWorkspace((sql) => sql`update journey set status = 'draft'`);
    const more = await rig.plan('push', await rig.customers(1));
    await untilFinal(rig, more);
    expect(await queue()).toHaveLength(0);
  });
});

describe('the sandbox in the database', () => {
  const record = (channel: Channel, idempotencyKey: string | null, workspaceId: string): SandboxRecord => ({
    workspaceId,
    channel,
    idempotencyKey,
    recipient: 'r',
    sender: 's',
    content: { text: 'é \u0001' },
  });

  it('keeps a key once, within a batch and over batches, except for e-mail', async () => {
    const rig = await rigged();
    const { workspaceId, database } = rig.scenario;
    const batch = [
      record('sms', 'a', workspaceId),
      record('email', 'a', workspaceId),
      record('sms', 'a', workspaceId),
      record('push', 'a', workspaceId),
      record('email', 'a', workspaceId),
      record('sms', null, workspaceId),
    ];
    const first = await keepRecords(database, batch);
    expect(first.map((each) => each.repeated)).toEqual([false, false, true, false, false, false]);
    expect(first[2]?.id).toBe(first[0]?.id);
    const [again] = await keepRecords(database, [record('sms', 'a', workspaceId)]);
    expect(again).toEqual({ id: first[0]?.id, repeated: true });
    const rows = await rig.scenario.inWorkspace((sql) => sql`select 1 from sandbox_message`);
    expect(rows).toHaveLength(5);
  });
});
