import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { askedForTypesInVain, wroteToNothing } from './client-fault';

const withStack = (error: Error, stack: string) => Object.assign(error, { stack });
const message = "Cannot read properties of null (reading 'write')";
const stack = `TypeError: ${message}
    at Immediate.nextWrite (file:///srv/kairos/node_modules/postgres/src/connection.js:255:22)
    at process.processImmediate (node:internal/timers:485:21)`;

describe('a write to nothing', () => {
  it('is known by its sort, its words and the place where it happens', () => {
    expect(wroteToNothing(withStack(new TypeError(message), stack))).toBe(true);
  });

  it.each([
    ['another place', withStack(new TypeError(message), stack.replace('nextWrite', 'execute'))],
    ['code of ours', withStack(new TypeError(message), stack.replace('node_modules/postgres', 'apps/api'))],
    ['other words', withStack(new TypeError('x is not a function'), stack)],
    ['another sort', withStack(new Error(message), stack)],
    ['no error at all', message],
  ])('is not taken for %s', (_name, error) => {
    expect(wroteToNothing(error)).toBe(false);
  });
});

describe('the types that were asked for in vain', () => {
  const lost = (query: string) => Object.assign(new Error('read ECONNRESET'), { query });

  it('are known by the statement, which is none of ours', () => {
    expect(askedForTypesInVain(lost('\n      select b.oid, b.typarray\n      from pg_catalog.pg_type a\n'))).toBe(true);
    expect(askedForTypesInVain(lost('select 1'))).toBe(false);
    expect(askedForTypesInVain(new Error('read ECONNRESET'))).toBe(false);
  });
});

it('both faults are still in the client: when this fails, it was mended and all this can go', () => {
  const source = readFileSync(fileURLToPath(new URL('connection.js', import.meta.resolve('postgres'))), 'utf8');
  expect(source).toMatch(/function nextWrite\(fn\) \{\s+const x = socket\.write\(chunk, fn\)/);
  expect(source).toMatch(/return fetchArrayTypes\(\)/);
});
