/** What another site may not make a member's browser do. */
import { createOwner, createSignInLink, createWorkspace } from '@kairos/services';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { BROWSER_HEADERS, type Door, ORIGIN, openDoor, type SignedIn, tokenOf } from './door';

let door: Door;
let owner: SignedIn;
beforeAll(async () => {
  door = await openDoor();
  owner = await door.owner('owner@example.test');
});
afterAll(() => door.close());

/** A mutation without input is the easiest one to forge. */
async function forge(headers: Record<string, string | undefined>, payload = '') {
  const merged = Object.entries({ ...BROWSER_HEADERS, cookie: owner.cookie, ...headers });
  const present = Object.fromEntries(merged.filter((entry): entry is [string, string] => entry[1] !== undefined));
  const response = await door.inject({ method: 'POST', url: '/trpc/auth.signOut', headers: present, payload });
  return response.statusCode;
}

const isStillSignedIn = async () => (await door.query('auth.me', undefined, owner.cookie)).data !== null;

describe('a POST with a cookie', () => {
  it.each([
    'text/plain',
    'application/x-www-form-urlencoded',
    'multipart/form-data; boundary=x',
    'application/octet-stream',
    'application/jsonp',
  ])('is refused as %s', async (type) => {
    expect(await forge({ 'content-type': type }, type.startsWith('multipart') ? '--x--' : 'x')).toBe(415);
    expect(await isStillSignedIn()).toBe(true);
  });

  it('is refused without a content type', async () => {
    expect(await forge({ 'content-type': undefined })).toBe(415);
    expect(await isStillSignedIn()).toBe(true);
  });

  it.each([
    ['a foreign origin', { origin: 'https://evil.example' }],
    ['the null origin of a sandboxed frame', { origin: 'null' }],
    ['no origin', { origin: undefined }],
    ['our host on another port', { origin: 'http://localhost:9999' }],
    ['our host over another scheme', { origin: 'https://localhost:8080' }],
    ['a sibling subdomain', { 'sec-fetch-site': 'same-site' }],
    ['another site', { 'sec-fetch-site': 'cross-site' }],
    ['no word on where it comes from', { 'sec-fetch-site': undefined }],
    ['no header of ours', { 'kairos-client': undefined }],
  ])('is refused with %s', async (_what, headers) => {
    expect(await forge(headers)).toBe(403);
    expect(await isStillSignedIn()).toBe(true);
  });

  it('is refused when the cookie of an https address comes over a sibling host that claims to be ours', async () => {
    const secure = await openDoor('https://kairos.example');
    const headers = { ...BROWSER_HEADERS, origin: 'http://kairos.example', host: 'kairos.example' };
    const response = await secure.inject({ method: 'POST', url: '/trpc/auth.signOut', headers, payload: '' });
    expect(response.statusCode).toBe(403);
    await secure.close();
  });
});

describe('a POST of our own page', () => {
  it('is accepted over plain http in a network, where browsers do not say where it comes from', async () => {
    const visitor = await door.owner('network@example.test');
    const headers = { origin: 'http://192.168.1.20:8080', host: '192.168.1.20:8080', 'sec-fetch-site': undefined };
    expect(await forge({ ...headers, cookie: visitor.cookie })).toBe(200);
  });
});

describe('a read with a cookie', () => {
  it('is refused when another site makes it', async () => {
    const answer = await door.query('auth.me', undefined, owner.cookie, { 'sec-fetch-site': 'cross-site' });
    expect(answer.status).toBe(403);
  });
});

describe('the shape of a call', () => {
  it('refuses a mutation by GET', async () => {
    const response = await door.inject({
      method: 'GET',
      url: '/trpc/auth.signOut',
      headers: { ...BROWSER_HEADERS, cookie: owner.cookie },
    });
    expect(response.statusCode).toBe(405);
    expect(await isStillSignedIn()).toBe(true);
  });

  it('does not let a header turn a read into a write', async () => {
    const response = await door.inject({
      method: 'GET',
      url: '/trpc/auth.signOut',
      headers: { ...BROWSER_HEADERS, cookie: owner.cookie, 'x-http-method-override': 'POST' },
    });
    expect(response.statusCode).toBe(405);
  });

  it('refuses a batch of 200 calls and answers one of 20', async () => {
    const batch = (calls: number) =>
      door.inject({
        method: 'GET',
        url: `/trpc/${Array(calls).fill('auth.me').join(',')}?batch=1&input=%7B%7D`,
        headers: { ...BROWSER_HEADERS, cookie: owner.cookie },
      });
    expect((await batch(200)).statusCode).toBe(400);
    expect((await batch(20)).statusCode).toBe(200);
  });

  it('refuses a body above two megabytes', async () => {
    const response = await door.inject({
      method: 'POST',
      url: '/trpc/auth.signIn',
      headers: BROWSER_HEADERS,
      payload: JSON.stringify({ email: 'a', password: 'x'.repeat(2_100_000) }),
    });
    expect(response.statusCode).toBe(413);
  });

  it('never shows a stack', async () => {
    const response = await door.inject({ method: 'GET', url: '/trpc/no.such', headers: BROWSER_HEADERS });
    expect(response.statusCode).toBe(404);
    expect(response.body).not.toMatch(/stack|node_modules| at /);
  });
});

describe('the session cookie', () => {
  it('is out of reach of scripts and of other sites', async () => {
    const header = await cookieOf(door);
    expect(header).toMatch(/^kairos=/);
    expect(header).toContain('HttpOnly');
    expect(header).toContain('SameSite=Lax');
    expect(header).toContain('Path=/');
    expect(header).not.toContain('Domain');
  });

  it('is bound to the host and to https where Kairos is reached by https', async () => {
    const secure = await openDoor('https://kairos.example');
    const header = await cookieOf(secure, { origin: 'https://kairos.example', host: 'kairos.example' });
    expect(header).toMatch(/^__Host-kairos=/);
    expect(header).toContain('Secure');
    await secure.close();
  });

  it('under the name for plain http opens nothing over https', async () => {
    const secure = await openDoor('https://kairos.example');
    const headers = { origin: 'https://kairos.example', host: 'kairos.example' };
    const set = (await cookieOf(secure, headers)).split(';')[0] ?? '';
    expect((await secure.query('auth.me', undefined, set)).data).not.toBeNull();
    expect((await secure.query('auth.me', undefined, set.replace('__Host-', ''))).data).toBeNull();
    await secure.close();
  });
});

describe('every answer', () => {
  it('carries the headers that tell browsers what our pages never do', async () => {
    const response = await door.inject({ method: 'GET', url: '/healthz' });
    expect(response.headers['content-security-policy']).toContain("script-src 'self';");
    expect(response.headers['content-security-policy']).toContain("frame-ancestors 'none'");
    expect(response.headers['x-content-type-options']).toBe('nosniff');
    expect(response.headers['strict-transport-security']).toBeUndefined();
  });

  it('is kept in no cache when it holds data', async () => {
    const response = await door.inject({ method: 'GET', url: '/trpc/auth.me', headers: BROWSER_HEADERS });
    expect(response.headers['cache-control']).toBe('no-store');
  });
});

async function cookieOf(at: Door, headers: Record<string, string> = {}): Promise<string> {
  const { workspaceId } = await createWorkspace(at.database, { name: 'W', timeZone: 'UTC', currency: 'EUR' });
  await createOwner(at.database, { workspaceId, email: 'cookie@example.test', name: 'Cookie' });
  const token = tokenOf(await createSignInLink(at.database, ORIGIN, 'cookie@example.test'));
  const response = await at.inject({
    method: 'POST',
    url: '/trpc/auth.signInWithLink',
    headers: { ...BROWSER_HEADERS, ...headers },
    payload: JSON.stringify({ token }),
  });
  return String(response.headers['set-cookie']);
}
