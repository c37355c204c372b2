/** Signing in, staying signed in and being signed out, through the real door. */
import { createOwner, createSignInLink, createWorkspace } from '@kairos/services';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Door, ORIGIN, openDoor, tokenOf } from './door';

let door: Door;
beforeAll(async () => {
  door = await openDoor();
});
afterAll(() => door.close());

const PASSWORD = 'correct horse battery';

async function ownerWithPassword(email: string) {
  const owner = await door.owner(email);
  const answer = await door.mutate('settings.changePassword', { current: null, next: PASSWORD }, owner.cookie);
  return { ...owner, cookie: answer.cookie ?? '' };
}

describe('a one-time link', () => {
  it('points at the configured address and hides its token behind #', async () => {
    const { workspaceId } = await createWorkspace(door.database, { name: 'A', timeZone: 'UTC', currency: 'EUR' });
    await createOwner(door.database, { workspaceId, email: 'Link@Example.test ', name: 'Link' });
    const link = new URL(await createSignInLink(door.database, 'https://kairos.example', 'link@example.test'));
    expect(link.origin + link.pathname + link.search).toBe('https://kairos.example/sign-in');
    expect(tokenOf(link.toString())).toMatch(/^[\w-]{43}$/);
  });

  it('signs in once and is used up by that', async () => {
    const owner = await door.owner('once@example.test');
    const token = tokenOf(await createSignInLink(door.database, ORIGIN, owner.email));
    expect((await door.mutate('auth.signInWithLink', { token })).status).toBe(200);
    const second = await door.mutate('auth.signInWithLink', { token });
    expect(second).toMatchObject({ status: 401, refusal: 'sign-in/link-not-valid', cookie: null });
  });

  it('lets one of two clicks at the same moment in', async () => {
    const owner = await door.owner('race@example.test');
    const token = tokenOf(await createSignInLink(door.database, ORIGIN, owner.email));
    const answers = await Promise.all([1, 2].map(() => door.mutate('auth.signInWithLink', { token })));
    expect(answers.map((answer) => answer.status).sort()).toEqual([200, 401]);
  });

  it('is refused after a day', async () => {
    const owner = await door.owner('late@example.test');
    const dayAgo = new Date(Date.now() - 25 * 3_600_000);
    const token = tokenOf(await createSignInLink(door.database, ORIGIN, owner.email, dayAgo));
    expect((await door.mutate('auth.signInWithLink', { token })).refusal).toBe('sign-in/link-not-valid');
  });
});

describe('a password', () => {
  it('signs in, whatever the case of the address', async () => {
    await ownerWithPassword('word@example.test');
    const answer = await door.mutate('auth.signIn', { email: 'Word@Example.Test', password: PASSWORD });
    expect(answer.status).toBe(200);
    expect((await door.query('auth.me', undefined, answer.cookie ?? '')).data).toMatchObject({
      email: 'word@example.test',
      hasPassword: true,
    });
  });

  it('is stored as Argon2id and nothing else', async () => {
    await ownerWithPassword('hash@example.test');
    const [row] = await door.database.sql`select password_hash from member where email = 'hash@example.test'`;
    expect(row?.password_hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  });

  it('answers an unknown address like a wrong password, in the same time', async () => {
    await ownerWithPassword('known@example.test');
    const known: number[] = [];
    const unknown: number[] = [];
    for (let round = 0; round < 4; round += 1) {
      unknown.push(await timed(() => expectWrong(`nobody-${round}@example.test`)));
      known.push(await timed(() => expectWrong('known@example.test')));
    }
    // Both do one Argon2 round of tens of milliseconds; without the stand-in the unknown one takes none.
    expect(Math.min(...unknown)).toBeGreaterThan(Math.min(...known) * 0.5);
  });

  it('is refused before any work when it is a megabyte long or holds NUL', async () => {
    for (const password of ['x'.repeat(1_000_000), 'abc\0def']) {
      const answer = await door.mutate('auth.signIn', { email: 'a@example.test', password });
      expect(answer.status).toBe(400);
    }
  });

  it('cannot be guessed: the sixth attempt on an account within a quarter of an hour is turned away', async () => {
    await ownerWithPassword('guessed@example.test');
    for (let guess = 0; guess < 5; guess += 1) await expectWrong('guessed@example.test');
    const sixth = await door.mutate('auth.signIn', { email: 'guessed@example.test', password: PASSWORD });
    expect(sixth).toMatchObject({ status: 429, refusal: 'sign-in/too-many-attempts', cookie: null });
  });

  it('cannot be looked for over many accounts: the 21st attempt from one address is turned away', async () => {
    const from = { 'x-forwarded-for': '203.0.113.7' };
    const attempt = (account: number) =>
      door.mutate('auth.signIn', { email: `spray-${account}@example.test`, password: 'summer2026' }, undefined, from);
    for (let account = 0; account < 20; account += 1) expect((await attempt(account)).status).toBe(401);
    expect((await attempt(20)).status).toBe(429);
  });

  async function expectWrong(email: string) {
    const answer = await door.mutate('auth.signIn', { email, password: 'wrong wrong' });
    expect(answer).toMatchObject({ status: 401, refusal: 'sign-in/wrong-credentials', cookie: null });
  }
});

describe('a session', () => {
  it('gets a new token at every sign-in, and the one that was brought along dies', async () => {
    const owner = await ownerWithPassword('fixed@example.test');
    const answer = await door.mutate('auth.signIn', { email: owner.email, password: PASSWORD }, owner.cookie);
    expect(answer.cookie).not.toBe(owner.cookie);
    expect((await door.query('auth.me', undefined, owner.cookie)).data).toBeNull();
  });

  it('is stored as a hash', async () => {
    const owner = await door.owner('stored@example.test');
    const token = owner.cookie.split('=')[1] ?? '';
    const rows = await door.database.sql`select token_hash from session`;
    expect(rows.map((row) => row.token_hash)).not.toContain(token);
  });

  it('ends everywhere when the password changes, and goes on in the browser that changed it', async () => {
    const owner = await ownerWithPassword('changed@example.test');
    const elsewhere = await door.mutate('auth.signIn', { email: owner.email, password: PASSWORD });
    const change = { current: PASSWORD, next: 'another long one' };
    const answer = await door.mutate('settings.changePassword', change, owner.cookie);
    expect((await door.query('auth.me', undefined, elsewhere.cookie ?? '')).data).toBeNull();
    expect((await door.query('auth.me', undefined, owner.cookie)).data).toBeNull();
    expect((await door.query('auth.me', undefined, answer.cookie ?? '')).data).not.toBeNull();
  });

  it('ends at sign-out', async () => {
    const owner = await door.owner('out@example.test');
    await door.mutate('auth.signOut', undefined, owner.cookie);
    expect((await door.query('auth.me', undefined, owner.cookie)).data).toBeNull();
  });

  it('ends after 12 idle hours and after 30 days whatever happens', async () => {
    const idle = await door.owner('idle@example.test');
    await door.database.sql`update session set last_seen_at = now() - interval '12 hours 1 minute'`;
    expect((await door.query('auth.me', undefined, idle.cookie)).data).toBeNull();
    const old = await door.owner('old@example.test');
    await door.database.sql`update session set expires_at = now() - interval '1 second'`;
    expect((await door.query('auth.me', undefined, old.cookie)).data).toBeNull();
  });

  it('is needed for everything but signing in', async () => {
    expect(await door.query('workspace.get', undefined)).toMatchObject({
      status: 401,
      refusal: 'sign-in/not-signed-in',
    });
  });
});

async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}
