/** Requests to addresses that somebody typed in. Only this machine is dialled; every other range is answered by a resolver of the test. */
import { createServer, type RequestListener, type Server } from 'node:http';
import { afterEach, describe, expect, it } from 'vitest';
import { findDestination } from './destination';
import { guardedPost } from './guarded-post';
import { isPublicAddress } from './public-address';

const SECRET = 'what only this machine may see';

const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) server.close().closeAllConnections();
});

async function listen(answer: RequestListener): Promise<number> {
  const server = createServer(answer);
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  return typeof address === 'object' && address ? address.port : 0;
}

function post(url: string, ownHosts: string[] = [], timeout = 3_000) {
  return guardedPost({ url, headers: { 'content-type': 'application/json' }, body: '{}', timeout }, { ownHosts });
}

const resolvesTo =
  (...addresses: string[]) =>
  () =>
    Promise.resolve(addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 })));

describe('the ways to write an address of our own', () => {
  it.each([
    '127.0.0.1',
    '127.1',
    '127.0.1',
    '2130706433',
    '0x7f000001',
    '0x7f.1',
    '0177.0.0.1',
    '017700000001',
    '0',
    '0.0.0.0',
    '127.0.0.1.',
    '①②⑦.⓪.⓪.①',
    '[::1]',
    '[::]',
    '[::ffff:127.0.0.1]',
    '[::ffff:7f00:1]',
    '[::7f00:1]',
    '[64:ff9b::7f00:1]',
    '[2002:7f00:1::]',
    'localhost',
    'LOCALHOST',
  ])('%s is not called', async (host) => {
    let called = 0;
    const port = await listen((_, response) => {
      called += 1;
      response.end(SECRET);
    });
    for (const url of [`http://${host}:${port}/`, `https://${host}:${port}/`, `https://${host}/`]) {
      const result = await post(url);
      expect(result.type).toBe('refused');
      expect(JSON.stringify(result)).not.toContain(SECRET);
    }
    expect(called).toBe(0);
  });
});

describe('an address that is not for this', () => {
  it.each([
    ['another protocol', 'file:///etc/passwd', 'address-invalid'],
    ['gopher', 'gopher://example.com/', 'address-invalid'],
    ['no encryption', 'http://example.com/', 'address-invalid'],
    ['a password in it', 'https://ana:secret@example.com/', 'address-invalid'],
    ['no address at all', 'example', 'address-invalid'],
    ['a database’s port', 'https://example.com:5432/', 'address-blocked'],
    ['a name of the inside', 'https://metadata.google.internal/', 'address-blocked'],
    ['the metadata service', 'https://169.254.169.254/', 'address-blocked'],
    ['Azure’s inside', 'https://168.63.129.16/', 'address-blocked'],
    ['a private network', 'https://10.1.2.3/', 'address-blocked'],
    ['a unique local address', 'https://[fd00:ec2::254]/', 'address-blocked'],
  ])('is refused: %s', async (_, url, problem) => {
    expect(await findDestination(url, { ownHosts: [], resolve: resolvesTo('93.184.216.34') })).toBe(problem);
  });

  it('is refused when only one of the addresses behind a name is ours', async () => {
    const rules = { ownHosts: [], resolve: resolvesTo('93.184.216.34', '10.0.0.5') };
    expect(await findDestination('https://example.com/', rules)).toBe('address-blocked');
  });

  it('says so when the name is not known', async () => {
    const resolve = () => Promise.reject(new Error('ENOTFOUND'));
    expect(await findDestination('https://example.com/', { ownHosts: [], resolve })).toBe('address-unknown');
  });
});

describe('an address of the open internet', () => {
  it('is resolved once: what is dialled is what was looked at', async () => {
    let asked = 0;
    const resolve = () => {
      asked += 1;
      return resolvesTo(asked === 1 ? '93.184.216.34' : '127.0.0.1')();
    };
    const destination = await findDestination('https://example.com/hook', { ownHosts: [], resolve });
    expect(destination).toMatchObject({ addresses: [{ address: '93.184.216.34', family: 4 }] });
    expect(asked).toBe(1);
  });

  it.each([
    ['8.8.8.8', true],
    ['2a00:1450:400e::1', true],
    ['172.15.0.1', true],
    ['172.16.0.1', false],
    ['100.64.0.1', false],
    ['224.0.0.1', false],
    ['255.255.255.255', false],
    ['fe80::1', false],
    ['2001:db8::1', false],
    ['example.com', false],
  ])('%s: %s', (address, expected) => {
    expect(isPublicAddress(address)).toBe(expected);
  });
});

describe('a host that the installation allows', () => {
  it('is called, by its port only when a port is named', async () => {
    const port = await listen((_, response) => response.end('ok'));
    const own = `http://127.0.0.1:${port}/hook`;
    expect(await post(own, [`127.0.0.1:${port}`])).toMatchObject({ type: 'answered', status: 200, body: 'ok' });
    expect(await post(own, ['127.0.0.1'])).toMatchObject({ type: 'answered', status: 200 });
    expect(await post(own, [`127.0.0.1:${port + 1}`])).toMatchObject({ type: 'refused' });
  });

  it('cannot send us on to somewhere else', async () => {
    const inside = await listen((_, response) => response.end(SECRET));
    const port = await listen((_, response) =>
      response.writeHead(302, { location: `http://127.0.0.1:${inside}/` }).end(),
    );
    const result = await post(`http://127.0.0.1:${port}/`, [`127.0.0.1:${port}`]);
    expect(result).toMatchObject({ type: 'answered', status: 302, body: '' });
  });

  it('is not listened to for longer than its time, nor for more than a beginning', async () => {
    const slow = await listen(() => {});
    const waited = await post(`http://127.0.0.1:${slow}/`, ['127.0.0.1'], 150);
    expect(waited).toEqual({ type: 'failed', wasSent: true, timedOut: true });
    const talking = await listen((_, response) => response.end('x'.repeat(1_000_000)));
    const heard = await post(`http://127.0.0.1:${talking}/`, ['127.0.0.1']);
    expect(heard.type === 'answered' && heard.body.length).toBe(64 * 1_024);
  });

  it('that takes no connection got nothing', async () => {
    const port = await listen(() => {});
    for (const server of servers.splice(0)) await new Promise((resolve) => server.close(resolve));
    expect(await post(`http://127.0.0.1:${port}/`, ['127.0.0.1'])).toEqual({
      type: 'failed',
      wasSent: false,
      timedOut: false,
    });
  });
});
