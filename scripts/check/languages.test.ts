/** Whoever speaks to people speaks both languages: every words file and help page has its other half, with the same keys, none empty. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('../..', import.meta.url));
const english = ['apps', 'packages']
  .flatMap((folder) => readdirSync(join(root, folder)).map((each) => join(folder, each, 'src')))
  .filter((folder) => existsSync(join(root, folder)))
  .flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).map((file) => join(folder, file)),
  )
  .filter((file) => /\.en\.(json|md)$/.test(file));
const inDutch = (file: string) => file.replace(/\.en\.(json|md)$/, '.nl.$1');
const read = (file: string) => readFileSync(join(root, file), 'utf8');

it('finds the words of screens, kinds, templates, letters and public pages', () => {
  expect(english.length).toBeGreaterThan(50);
});

it.each(english)('%s is there in Dutch as well', (file) => {
  expect(read(inDutch(file)).trim()).not.toBe('');
});

describe.each(english.filter((file) => file.endsWith('.json')))('%s', (file) => {
  it('says the same things in both languages, and says something', () => {
    const words = leaves(JSON.parse(read(file)));
    const dutch = leaves(JSON.parse(read(inDutch(file))));
    expect([...dutch.keys()].sort()).toEqual([...words.keys()].sort());
    expect([...words, ...dutch].filter(([, text]) => String(text).trim() === '')).toEqual([]);
  });
});

/** Values by dotted path. */
function leaves(words: unknown, path = ''): Map<string, unknown> {
  if (typeof words !== 'object' || words === null) return new Map([[path, words]]);
  return new Map(Object.entries(words).flatMap(([key, value]) => [...leaves(value, `${path}.${key}`)]));
}
