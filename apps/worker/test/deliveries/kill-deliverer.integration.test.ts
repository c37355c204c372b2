import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { eventually } from '@kairos/testkit';
import { afterEach, describe, expect, it } from 'vitest';
import { AT_ONCE, DeliveryRig } from './delivery-rig';

const SCRIPT = fileURLToPath(new URL('./delivering-process.ts', import.meta.url));
const KILLS = 6;

let rig: DeliveryRig;
afterEach(() => rig.close());

async function deliverApart(): Promise<ChildProcess> {
  const child = spawn(process.execPath, ['--import', 'tsx', SCRIPT], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: {
      ...process.env,
      RIG_DATABASE_URL: rig.testDatabase.appUrl,
      RIG_WORKSPACE: rig.scenario.workspaceId,
      RIG_SMTP_PORT: String(rig.sandbox.smtpPort),
      RIG_HTTP_PORT: String(rig.sandbox.httpPort),
    },
  });
  await Promise.race([once(child.stdout ?? child, 'data'), once(child, 'exit')]);
  return child;
}

async function countAccepted(): Promise<number> {
  const rows = await rig.scenario.inWorkspace((sql) => sql`select 1 from message where state = 'accepted'`);
  return rows.length;
}

describe('a deliverer that is killed again and again', () => {
  it('loses no message and sends none twice', { timeout: 120_000 }, async () => {
    rig = await DeliveryRig.create();
    const customers = await rig.customers(400);
    const letters = await rig.plan('email', customers);
    const texts = await rig.plan('sms', customers);
    const everything = [...letters, ...texts];
    for (let kill = 0; kill < KILLS; kill += 1) {
      const before = await countAccepted();
      const child = await deliverApart();
      await eventually('the process is in the middle of it', async () => (await countAccepted()) > before + 10, {
        everyMs: 5,
      });
      child.kill('SIGKILL');
      await once(child, 'exit');
    }
    await rig.startDelivering();
    await eventually('every message has come to its end', async () => {
      const messages = [...(await rig.messages(everything)).values()];
      return messages.every((message) => message.state === 'accepted' || message.resolution === 'assumed-sent');
    });

    const messages = await rig.messages(letters);
    const copies = await rig.received(letters);
    for (const [index, id] of letters.entries()) {
      const copiesOfThis = copies[index] ?? 0;
      expect(copiesOfThis).toBeLessThanOrEqual(1);
      if (messages.get(id)?.state === 'accepted') expect(copiesOfThis).toBe(1);
    }
    expect(new Set(await rig.received(texts))).toEqual(new Set([1]));
    expect(new Set([...(await rig.messages(texts)).values()].map((message) => message.state))).toEqual(
      new Set(['accepted']),
    );
    const unknown = [...messages.values()].filter((message) => message.state === 'unknown').length;
    expect(unknown).toBeLessThanOrEqual(KILLS * AT_ONCE);
    expect(await rig.events()).toHaveLength(everything.length);
  });
});
