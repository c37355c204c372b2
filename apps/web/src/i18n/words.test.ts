/** Both languages say everything, and every word that a screen asks for exists. */
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { TRANSMIT_REASONS } from '@kairos/channels/preview';
import { HELD_OUT, SKIP_REASONS } from '@kairos/engine';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';

const SOURCE = join(dirname(fileURLToPath(import.meta.url)), '..');
const files = readdirSync(SOURCE, { recursive: true, encoding: 'utf8' });
const english = files.filter((file) => file.endsWith('words.en.json'));
const screens = files.filter((file) => /\.tsx?$/.test(file) && !file.includes('.test.'));

const read = (file: string) => readFileSync(join(SOURCE, file), 'utf8');
const wordsOf = (file: string) => z.record(z.string(), z.string()).parse(JSON.parse(read(file)));
const placeholdersOf = (text: string) => (text.match(/\{\w+\}|<\/?\w+>/g) ?? []).sort();
const namespaceOf = (file: string) => (dirname(file) === 'i18n' ? 'shared' : dirname(file).split('/').at(-1)) ?? '';

/** Namespace → keys, plural endings taken off. */
const known = new Map(
  english.map((file) => [
    namespaceOf(file),
    new Set(Object.keys(wordsOf(file)).map((key) => key.replace(/_(one|other)$/, ''))),
  ]),
);

describe.each(english)('%s', (file) => {
  const words = wordsOf(file);
  const dutch = wordsOf(file.replace('.en.', '.nl.'));

  it('has the same keys in Dutch', () => {
    expect(Object.keys(dutch).sort()).toEqual(Object.keys(words).sort());
  });

  it('fills the same values into both languages', () => {
    for (const [key, text] of Object.entries(words)) {
      expect([key, placeholdersOf(dutch[key] ?? '')]).toEqual([key, placeholdersOf(text)]);
    }
  });

  it('leaves no word empty', () => {
    expect(Object.values({ ...words, ...dutch }).filter((text) => text.trim() === '')).toEqual([]);
  });
});

const speaking = screens.filter((file) => read(file).includes('useTranslation('));

describe('every screen', () => {
  it.each(speaking)('%s asks only for words that exist', (file) => {
    const areas = areasOf(read(file));
    const missing = askedFor(read(file)).filter(
      (key) => !wantedNames(key, areas).some(([area, name]) => isKnown(area, name)),
    );
    expect(missing).toEqual([]);
  });

  it('keeps its sentences out of the code', () => {
    const offenders = screens
      .filter((file) => file.endsWith('.tsx'))
      .flatMap((file) =>
        (read(file).match(/>\s*[A-Z][a-z]+ [a-z]+[^<>{}]*</g) ?? []).map((text) => `${file}: ${text}`),
      );
    expect(offenders).toEqual([]);
  });
});

describe('the reasons why a message was not sent', () => {
  it.each([...SKIP_REASONS, HELD_OUT, ...TRANSMIT_REASONS, 'render-failed', 'gave-up'])('%s can be said', (reason) => {
    expect(isKnown('shared', `reason.${reason}`)).toBe(true);
  });
});

describe('what the compiler finds wrong', () => {
  const plan = join(SOURCE, '../../../packages/engine/src/plan');
  const sources = readdirSync(plan).map((file) => readFileSync(join(plan, file), 'utf8'));
  const said = sources.flatMap((source) => [...source.matchAll(/problem\('([a-z-]+)'|'problem\.([a-z-]+)'/g)]);
  const codes = [...new Set([...said.map((match) => match[1] ?? match[2] ?? ''), 'field-missing', 'field-invalid'])];

  it.each(codes)('%s can be said', (code) => {
    expect(isKnown('canvas', `problem.${code}`)).toBe(true);
  });
});

/** Namespaces that a file speaks in; the first is meant where a key names none. */
function areasOf(source: string): string[] {
  return [...source.matchAll(/useTranslation\((?:'([\w-]+)')?\)/g)].map((match) => match[1] ?? 'shared');
}

function wantedNames(key: string, areas: string[]): [area: string, name: string][] {
  const [area, name] = key.split(':');
  return area !== undefined && name !== undefined ? [[area, name]] : areas.map((each) => [each, key]);
}

/** Keys in `t('…')`, `t(condition ? '…' : '…')` and `i18nKey="…"`. A template's variable part is a `*`. */
function askedFor(source: string): string[] {
  const keys: string[] = [];
  for (const [, argument = ''] of source.matchAll(/\bt\(([^()]*(?:\([^()]*\)[^()]*)*)\)/g)) {
    const asked = argument.split(/,\s*\{/)[0]?.replace(/[!=]==\s*'[^']*'/g, '') ?? '';
    for (const [, plain, template] of asked.matchAll(/'([^']+)'|`([^`]+)`/g)) {
      keys.push(plain ?? template?.replace(/\$\{[^}]*\}/g, '*') ?? '');
    }
  }
  for (const [, key = ''] of source.matchAll(/i18nKey="([^"]+)"/g)) keys.push(key);
  return keys;
}

function isKnown(area: string, name: string): boolean {
  const keys = known.get(area);
  if (!keys) return false;
  if (!name.includes('*')) return keys.has(name);
  const pattern = new RegExp(`^${name.replaceAll('.', '\\.').replaceAll('*', '[\\w.-]+')}$`);
  return [...keys].some((key) => pattern.test(key));
}
