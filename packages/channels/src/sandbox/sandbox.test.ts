import { afterEach, describe, expect, it } from 'vitest';
import { SmtpProvider } from '../email/smtp-provider';
import { HttpProvider } from '../provider/http-provider';
import type { OutgoingMessage } from '../provider/transmit';
import {
  type Misbehaviour,
  type Sandbox,
  type SandboxRecord,
  sandboxPassword,
  sandboxToken,
  startSandbox,
} from './index';

const SECRET = Buffer.from('a secret of some length');
const WORKSPACE = '11111111-2222-4333-8444-555555555555';

interface Rig {
  sandbox: Sandbox;
  kept: SandboxRecord[];
  batches: number[];
}
const rigs: Rig[] = [];

/** A sandbox that keeps its messages in memory, and misbehaves in the given ways, one message after the other. */
async function rig(...behaviours: (Misbehaviour | null)[]): Promise<Rig> {
  const kept: SandboxRecord[] = [];
  const batches: number[] = [];
  const sandbox = await startSandbox({
    smtpPort: 0,
    httpPort: 0,
    secret: SECRET,
    misbehave: () => behaviours.shift() ?? null,
    async store(records) {
      batches.push(records.length);
      return records.map((record) => {
        const known = kept.findIndex(
          (old) => record.channel !== 'email' && old.idempotencyKey === record.idempotencyKey,
        );
        if (known >= 0) return { id: String(known), repeated: true };
        return { id: String(kept.push(record) - 1), repeated: false };
      });
    },
  });
  const made = { sandbox, kept, batches };
  rigs.push(made);
  return made;
}

const email = (id: string): OutgoingMessage => ({
  id,
  workspaceId: WORKSPACE,
  journeyId: 'aaaaaaaa-2222-4333-8444-555555555555',
  topic: 'offers',
  recipient: 'ana@example.test',
  words: {
    channel: 'email',
    language: 'en',
    subject: 'Hé',
    preheader: '',
    body: '<p>Hi</p>',
    text: 'Hi',
    buttonLabel: '',
    buttonLink: '',
  },
  brand: 'Fresh & Co',
  sentAt: Date.UTC(1998, 5, 30),
  unsubscribeUrl: 'https://kairos.test/u/x',
  simulated: false,
});
const sms = (id: string, text = 'Hoi'): OutgoingMessage => ({
  ...email(id),
  recipient: '+31612345678',
  words: { channel: 'sms', language: 'nl', text },
});

const smtpTo = ({ sandbox }: Rig, pass = sandboxPassword(SECRET, WORKSPACE)) =>
  new SmtpProvider({
    server: { host: '127.0.0.1', port: sandbox.smtpPort, secure: false, requireTls: false },
    sender: { address: 'hello@news.test' },
    credentialsOf: (user) => ({ user, pass }),
  });

const httpTo = ({ sandbox }: Rig, token = sandboxToken(SECRET, WORKSPACE)) =>
  new HttpProvider({ channel: 'sms', baseUrl: `http://127.0.0.1:${sandbox.httpPort}`, tokenOf: () => token });

afterEach(async () => {
  for (const { sandbox } of rigs.splice(0)) await sandbox.close();
});

describe('the mail sandbox', () => {
  it('keeps what the customer would see, and the raw headers', async () => {
    const made = await rig();
    const provider = smtpTo(made);
    expect(await provider.transmit(email('m1'))).toEqual({ type: 'accepted', providerId: '0' });
    await provider.close();
    expect(made.kept).toMatchObject([
      {
        workspaceId: WORKSPACE,
        channel: 'email',
        idempotencyKey: 'm1',
        recipient: 'ana@example.test',
        sender: 'Fresh & Co',
        content: { subject: 'Hé', html: expect.stringContaining('<p>Hi</p>'), text: expect.stringContaining('Hi') },
      },
    ]);
    expect(made.kept[0]?.content.headers).toContain('List-Unsubscribe-Post: List-Unsubscribe=One-Click');
  });

  it('lets nobody in without the password of the workspace', async () => {
    const made = await rig();
    const provider = smtpTo(made, sandboxPassword(Buffer.from('another secret'), WORKSPACE));
    expect(await provider.transmit(email('m1'))).toMatchObject({ type: 'retry', reason: 'sender-refused' });
    await provider.close();
    expect(made.kept).toEqual([]);
  });

  it.each<[Misbehaviour, string, number]>([
    ['drop-before', 'unknown', 0],
    ['drop-after', 'unknown', 1],
    ['fail-after', 'retry', 1],
    ['busy', 'retry', 0],
  ])('can misbehave: %s', async (behaviour, type, kept) => {
    const made = await rig(behaviour);
    const provider = smtpTo(made);
    expect(await provider.transmit(email('m1'))).toMatchObject({ type });
    await provider.close();
    expect(made.kept).toHaveLength(kept);
  });

  it('stores the messages of parallel connections together', async () => {
    const made = await rig();
    const provider = smtpTo(made);
    await Promise.all(Array.from({ length: 40 }, (_, index) => provider.transmit(email(`m${index}`))));
    await provider.close();
    expect(made.kept).toHaveLength(40);
    expect(made.batches.length).toBeLessThan(40);
  });
});

describe('the SMS and push sandbox', () => {
  it('keeps a text message and a push message', async () => {
    const made = await rig();
    const provider = httpTo(made);
    expect(await provider.transmit(sms('m1'))).toEqual({ type: 'accepted', providerId: '0' });
    const push = {
      ...sms('m2'),
      recipient: 'device-7',
      words: { channel: 'push', language: 'nl', title: 'Hé', text: 'Hoi', link: '' } as const,
    };
    expect(await provider.transmit(push)).toEqual({ type: 'accepted', providerId: '1' });
    expect(made.kept).toEqual([
      {
        workspaceId: WORKSPACE,
        channel: 'sms',
        idempotencyKey: 'm1',
        recipient: '+31612345678',
        sender: 'Fresh  Co',
        content: { text: 'Hoi' },
      },
      {
        workspaceId: WORKSPACE,
        channel: 'push',
        idempotencyKey: 'm2',
        recipient: 'device-7',
        sender: 'Fresh & Co',
        content: { title: 'Hé', text: 'Hoi', link: '' },
      },
    ]);
  });

  it('answers a repeated key as the first time and keeps nothing new', async () => {
    const made = await rig('fail-after', 'drop-after');
    const provider = httpTo(made);
    expect(await provider.transmit(sms('m1'))).toEqual({ type: 'unknown', reason: 'provider-failed' });
    expect(await provider.transmit(sms('m1'))).toMatchObject({ type: 'unknown', reason: 'connection-lost' });
    expect(await provider.transmit(sms('m1'))).toEqual({ type: 'accepted', providerId: '0' });
    expect(made.kept).toHaveLength(1);
  });

  it('asks to come back later', async () => {
    const made = await rig('busy');
    expect(await httpTo(made).transmit(sms('m1'))).toMatchObject({ type: 'retry', after: 1_000, scope: 'provider' });
  });

  it('lets nobody in without a token of this installation', async () => {
    const made = await rig();
    for (const token of ['', 'x.y', sandboxToken(Buffer.from('another secret'), WORKSPACE)]) {
      expect(await httpTo(made, token).transmit(sms('m1'))).toMatchObject({ type: 'retry', reason: 'sender-refused' });
    }
    expect(made.kept).toEqual([]);
  });

  it('refuses a recipient that is no number', async () => {
    const made = await rig();
    expect(await httpTo(made).transmit({ ...sms('m1'), recipient: 'ana' })).toMatchObject({ type: 'rejected' });
  });

  it('is not reached when nobody listens', async () => {
    const made = await rig();
    await made.sandbox.close();
    expect(await httpTo(made).transmit(sms('m1'))).toMatchObject({ type: 'retry', reason: 'provider-unreachable' });
  });
});
