/** Connections that are cut, fall silent or were never there: every statement ends, and the pool works again. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { TcpProxy } from '@kairos/testkit/faults';
import { createTestDatabase, type TestDatabase } from '@kairos/testkit/stack';
import postgres from 'postgres';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { connectDatabase, type Database } from '../src';
import { EncryptingServer } from './encrypting-server';

const survivor = fileURLToPath(new URL('surviving-process.ts', import.meta.url));

let testDatabase: TestDatabase;
let proxy: TcpProxy;
let database: Database;

beforeAll(async () => {
  testDatabase = await createTestDatabase();
});
afterAll(() => testDatabase.drop());

beforeEach(async () => {
  const target = new URL(testDatabase.appUrl);
  proxy = await TcpProxy.to(Number(target.port));
  target.port = String(proxy.port);
  database = connectDatabase(target.toString(), { max: 4, patience: 1_000 });
});
afterEach(async () => {
  proxy.speak();
  await database.end();
  proxy.close();
});

const one = () => database.sql<{ one: number }[]>`select 1 as one`;
const codeOf = (error: unknown) => (error instanceof Error && 'code' in error ? error.code : error);

describe('a connection that is lost', () => {
  it('fails what waits on it, and the pool goes on', async () => {
    await one();
    const slow = database.sql`select pg_sleep(0.8)`.then(() => 'done', codeOf);
    await sleep(100);
    proxy.reset(1, () => 0);
    expect(await slow).toMatch(/CONNECTION_CLOSED|ECONNRESET/);
    expect(await one()).toEqual([{ one: 1 }]);
  });

  it('does not end a process whose transactions it cuts, between two statements or in the midst of one', {
    timeout: 180_000,
  }, async () => {
    const url = new URL(testDatabase.appUrl);
    url.port = String(proxy.port);
    const child = spawn(process.execPath, ['--import', 'tsx', survivor, url.toString()], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const said: string[] = [];
    child.stdout.on('data', (chunk) => said.push(...String(chunk).trim().split('\n')));
    const ended = once(child, 'exit');
    await expect.poll(() => said, { timeout: 90_000 }).toContain('working');
    for (let cut = 0; cut < 60; cut += 1) {
      await sleep(50);
      proxy.reset(0.7, Math.random);
    }
    child.kill('SIGTERM');
    await expect.poll(() => said, { timeout: 60_000 }).toContain('open');
    proxy.reset(1, () => 0);
    expect(await ended).toEqual([0, null]);
    expect(said).toContain('survived');
    expect(said.at(-1)).toBe('all connections work');
  });

  it('ends its transaction: what that says later is not said in the next transaction on the connection', async () => {
    const admin = postgres(testDatabase.adminUrl, { max: 1 });
    await admin`create table probe (word text)`;
    await admin`grant all on probe to kairos_app`;
    const alone = connectDatabase(database.url, { max: 1, patience: 10_000 });
    let tell = () => {};
    const told = new Promise<void>((resolve) => {
      tell = resolve;
    });
    const late = alone.sql.begin(async (sql) => {
      await sql`select 1`;
      await told;
      await sql`insert into probe values ('late')`.catch(() => {});
    });
    const lateEnd = late.then(() => 'done', codeOf);
    await sleep(100);
    proxy.reset(1, () => 0);
    await sleep(100);
    const next = alone.sql.begin(async (sql) => {
      await sql`insert into probe values ('next')`;
      tell();
      await sleep(200);
      throw new Error('changed its mind');
    });
    await expect(next).rejects.toThrow('changed its mind');
    expect(await lateEnd).toMatch(/CONNECTION_CLOSED|ECONNRESET/);
    expect(await admin`select word from probe`).toHaveLength(0);
    await Promise.all([alone.end(), admin.end()]);
  });

  it('does not let a statement of the next transaction pass for one of the lost', async () => {
    for (let round = 0; round < 20; round += 1) {
      const lost = database.sql`select 'lost' as word, pg_sleep(0.5)`.then((rows) => rows[0]?.word, codeOf);
      await sleep(15);
      proxy.reset(1, () => 0);
      const next = await database.sql<{ word: string }[]>`select 'next' as word`.catch(() => [{ word: 'next' }]);
      expect(next[0]?.word).toBe('next');
      expect(await lost).not.toBe('next');
    }
  });
});

describe('a database that says nothing', () => {
  it('is given up a little after the longest time that a statement may take', async () => {
    await Promise.all([one(), one(), one(), one()]);
    proxy.silence();
    const begunAt = Date.now();
    const outcomes = await Promise.all(Array.from({ length: 12 }, () => one().then(() => 'done', codeOf)));
    expect(outcomes).not.toContain('done');
    expect(Date.now() - begunAt).toBeLessThan(15_000);
    proxy.speak();
    await expect.poll(() => one().then(() => 'done', codeOf)).toBe('done');
  });

  it('is not given up for a statement that takes its time, but the statement is', async () => {
    expect(await database.sql`select pg_sleep(5)`.then(() => 'done', codeOf)).toBe('57014');
    expect(await one()).toEqual([{ one: 1 }]);
  });
});

describe('the listener', () => {
  it('hears again after its connection was cut', async () => {
    const heard: string[] = [];
    await database.listen('probe', (payload) => heard.push(payload));
    proxy.reset(1, () => 0);
    await expect
      .poll(
        async () => {
          await one()
            .then(() => database.sql`select pg_notify('probe', 'again')`)
            .catch(() => {});
          return heard;
        },
        { timeout: 10_000 },
      )
      .toContain('again');
  });
});

describe('an encrypted line', () => {
  let server: EncryptingServer;
  beforeAll(async () => {
    server = await EncryptingServer.before(() => proxy.port);
  });
  afterAll(() => server.close());

  const encrypted = (mode: string, port: number) => {
    const url = new URL(testDatabase.appUrl);
    url.port = String(port);
    url.searchParams.set('sslmode', mode);
    return connectDatabase(url.toString(), { max: 1, patience: 1_000 });
  };
  const outcome = async (mode: string, port: number) => {
    const attempt = encrypted(mode, port);
    const read = attempt.sql`select ${'x'.repeat(100_000)}::text as long`;
    const seen = await read.then((rows) => rows[0]?.long.length, codeOf);
    await attempt.end();
    return seen;
  };

  it('carries what a plain one carries', async () => {
    expect(await outcome('require', server.port)).toBe(100_000);
    expect(await outcome('prefer', proxy.port)).toBe(100_000);
  });

  it('is not opened to a server that cannot encrypt, nor to one that cannot prove who it is', async () => {
    expect(await outcome('require', proxy.port)).toBe('CONNECTION_CLOSED');
    expect(await outcome('verify-full', server.port)).toMatch(/SELF_SIGNED/);
  });
});
