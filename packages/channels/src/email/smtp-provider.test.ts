import { createServer, type Server, type Socket } from 'node:net';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { OutgoingMessage } from '../provider/transmit';
import { portOf } from '../sandbox/port';
import { SmtpProvider } from './smtp-provider';

const message = (id: string): OutgoingMessage => ({
  id,
  workspaceId: '11111111-2222-4333-8444-555555555555',
  journeyId: 'aaaaaaaa-2222-4333-8444-555555555555',
  topic: 'offers',
  recipient: 'ana@example.test',
  words: {
    channel: 'email',
    language: 'en',
    subject: 'Hi',
    preheader: '',
    body: '<p>Hi</p>',
    text: 'Hi',
    buttonLabel: '',
    buttonLink: '',
  },
  brand: 'Fresh',
  sentAt: Date.UTC(1998, 5, 30),
  unsubscribeUrl: 'https://kairos.test/u/x',
  simulated: false,
});

/** What the scripted server does when a conversation reaches a point: a reply, or `null` to cut the line. */
type Script = (
  point: 'greeting' | 'EHLO' | 'MAIL' | 'RCPT' | 'DATA' | 'dot' | 'RSET',
  connection: number,
) => string | null;

const polite: Script = (point) => {
  switch (point) {
    case 'greeting':
      return '220 test';
    case 'DATA':
      return '354 go on';
    case 'dot':
      return '250 2.0.0 OK: queued as Q1';
    default:
      return '250 ok';
  }
};

const running: { server: Server; provider: SmtpProvider }[] = [];

async function against(script: Script) {
  let connections = 0;
  const server = createServer((socket) => converse(socket, script, ++connections));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const provider = new SmtpProvider({
    server: { host: '127.0.0.1', port: portOf(server), secure: false, requireTls: false },
    sender: { address: 'hello@news.test' },
    credentialsOf: () => null,
  });
  running.push({ server, provider });
  return { provider, connections: () => connections };
}

function converse(socket: Socket, script: Script, connection: number): void {
  let inBody = false;
  let pending = '';
  const say = (point: Parameters<Script>[0]): void => {
    const answer = script(point, connection);
    if (answer === null) socket.destroy();
    else socket.write(`${answer}\r\n`);
    if (point === 'DATA' && answer?.startsWith('354')) inBody = true;
  };
  socket.on('error', () => {});
  socket.on('data', (chunk) => {
    pending += chunk.toString('latin1');
    for (let end = pending.indexOf('\r\n'); end !== -1 && !socket.destroyed; end = pending.indexOf('\r\n')) {
      const line = pending.slice(0, end);
      pending = pending.slice(end + 2);
      const verb = /^(EHLO|MAIL|RCPT|DATA|RSET)/.exec(line)?.[1];
      if (inBody && line === '.') {
        inBody = false;
        say('dot');
      } else if (
        !inBody &&
        (verb === 'EHLO' || verb === 'MAIL' || verb === 'RCPT' || verb === 'DATA' || verb === 'RSET')
      )
        say(verb);
    }
  });
  say('greeting');
}

const but =
  (point: Parameters<Script>[0], answer: string | null): Script =>
  (at, connection) =>
    at === point ? answer : polite(at, connection);

afterEach(async () => {
  for (const { server, provider } of running.splice(0)) {
    await provider.close();
    server.close();
  }
});

describe('handing an e-mail over by SMTP', () => {
  it('is accepted under the queue id of the server', async () => {
    const { provider } = await against(polite);
    expect(await provider.transmit(message('m1'))).toEqual({ type: 'accepted', providerId: 'Q1' });
  });

  it('keeps the connection for the next message', async () => {
    const { provider, connections } = await against(polite);
    await provider.transmit(message('m1'));
    await provider.transmit(message('m2'));
    expect(connections()).toBe(1);
  });

  it.each([
    ['at the greeting', but('greeting', null), 'retry'],
    ['at EHLO', but('EHLO', null), 'retry'],
    ['at MAIL', but('MAIL', null), 'retry'],
    ['at RCPT', but('RCPT', null), 'retry'],
    ['at DATA', but('DATA', null), 'retry'],
    ['after the final dot', but('dot', null), 'unknown'],
  ])('cut %s, is what can be proven', async (_, script, type) => {
    const { provider } = await against(script);
    expect(await provider.transmit(message('m1'))).toMatchObject({ type });
  });

  it.each([
    ['450 4.2.1 busy', 'RCPT', { type: 'retry', scope: 'message' }],
    ['550 5.1.1 unknown', 'RCPT', { type: 'rejected', reason: 'address-refused' }],
    ['451 4.3.0 later', 'dot', { type: 'retry' }],
    ['554 5.6.0 no', 'dot', { type: 'rejected', reason: 'content-refused' }],
    ['421 4.3.2 closing', 'MAIL', { type: 'retry', scope: 'provider' }],
    ['554 no service', 'greeting', { type: 'retry', scope: 'provider' }],
  ] as const)('answered "%s" at %s', async (reply, point, expected) => {
    const { provider } = await against(but(point, reply));
    expect(await provider.transmit(message('m1'))).toMatchObject(expected);
  });

  it('goes on over the same connection after a refusal', async () => {
    let asked = 0;
    const { provider, connections } = await against((point, connection) =>
      point === 'RCPT' && ++asked === 1 ? '550 5.1.1 unknown' : polite(point, connection),
    );
    expect(await provider.transmit(message('m1'))).toMatchObject({ type: 'rejected' });
    expect(await provider.transmit(message('m2'))).toMatchObject({ type: 'accepted' });
    expect(connections()).toBe(1);
  });

  it('tries a fresh connection when the kept one turns out to be dead', async () => {
    let first = true;
    const { provider, connections } = await against((point, connection) => {
      if (connection === 1 && point === 'MAIL' && !first) return null;
      if (point === 'dot') first = false;
      return polite(point, connection);
    });
    await provider.transmit(message('m1'));
    expect(await provider.transmit(message('m2'))).toMatchObject({ type: 'accepted' });
    expect(connections()).toBe(2);
  });

  it('gives up a server that talks for ever and never lets it in, with proof that nothing was sent', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    try {
      let asked = false;
      const { provider } = await against((point, connection) => {
        asked ||= point === 'EHLO';
        return point === 'EHLO' ? '250-one more thing' : polite(point, connection);
      });
      const outcome = provider.transmit(message('m1'));
      while (!asked) await new Promise((resolve) => setImmediate(resolve));
      await vi.advanceTimersByTimeAsync(20_000);
      expect(await outcome).toMatchObject({ type: 'retry', reason: 'provider-unreachable', scope: 'provider' });
    } finally {
      vi.useRealTimers();
    }
  });

  it('is refused before any conversation when the recipient is not one plain mailbox', async () => {
    const { provider, connections } = await against(polite);
    const evil = { ...message('m1'), recipient: 'a@b.test\r\nRCPT TO:<evil@x.test>' };
    expect(await provider.transmit(evil)).toMatchObject({ type: 'rejected', reason: 'address-refused' });
    expect(connections()).toBe(0);
  });

  it('waits when nobody listens', async () => {
    const { provider } = await against(polite);
    running.at(-1)?.server.close();
    expect(await provider.transmit(message('m1'))).toMatchObject({
      type: 'retry',
      reason: 'provider-unreachable',
      scope: 'provider',
    });
  });
});
