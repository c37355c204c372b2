import { readdirSync, readFileSync } from 'node:fs';
import type {
  FormField,
  KindCategory,
  KindDefinition,
  KindWords,
  Language,
  NodeKind,
  Phrase,
  PortType,
} from '@kairos/engine';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { generatedFiles, kindFolders } from '../scripts/kind-list';
import { KIND_HELP } from './help';
import { NODE_KINDS } from './registry';
import { contextFor } from './testing/step-context';
import { say } from './wording/say';

const LANGUAGES: Language[] = ['en', 'nl'];
const kinds = [...NODE_KINDS.values()];

it.each(Object.entries(generatedFiles()))(
  'src/%s lists every folder (run `npm run collect` if not)',
  (path, content) => {
    expect(readFileSync(new URL(path, import.meta.url), 'utf8')).toBe(content);
  },
);

it('knows a kind for every folder, by its name', () => {
  expect([...NODE_KINDS.keys()].sort()).toEqual(kindFolders());
});

it('shows no two kinds at the same place of the palette', () => {
  const places = kinds.map(({ definition }) => `${definition.category} ${definition.order}`);
  expect(new Set(places).size).toBe(places.length);
});

describe.each(kinds.map((kind) => [kind.definition.id, kind] as const))('%s', (id, kind) => {
  const { definition, words } = kind;

  it('either senses or acts', () => {
    expect([kind.sensing, kind.acting].filter(Boolean)).toHaveLength(1);
  });

  it('starts a fresh node with settings that pass its schema', () => {
    expect(definition.schema.safeParse(definition.defaults).error?.issues).toBeUndefined();
  });

  it('gives a schema for every setting in its form, and a form field for every setting', () => {
    const fields = definition.form.map((field) => field.path.split('.')[0]);
    expect(new Set(fields)).toEqual(new Set(Object.keys(Object(definition.defaults))));
  });

  it('refers in its form only to settings that it has', () => {
    const paths = new Set(definition.form.map((field) => field.path));
    for (const other of definition.form.flatMap(referencesOf)) expect(paths).toContain(other);
  });

  it('has the same words in both languages', () => {
    expect(Object.keys(words.nl).sort()).toEqual(Object.keys(words.en).sort());
    for (const language of LANGUAGES) expect(Object.values(words[language])).not.toContain('');
  });

  it('uses the same placeholders in both languages', () => {
    for (const key of Object.keys(words.en)) {
      expect([key, placeholders(words.nl[key])]).toEqual([key, placeholders(words.en[key])]);
    }
  });

  it('has words for its palette entry and for everything in its form', () => {
    const needed = ['name', 'help', ...definition.form.flatMap(wordsOfField)];
    for (const key of needed) expect(words.en).toHaveProperty([key]);
  });

  it('has a word for every key in its code', () => {
    const code = sourceOf(id, ['definition.ts', 'behaviour.ts']);
    const keys = [...code.matchAll(/'((?:reason|title|summary|port|problem)\.[^']+)'/g)].map((match) => match[1] ?? '');
    for (const key of keys) expect(hasWord(words.en, key), key).toBe(true);
    const findings = [...code.matchAll(/code: '([^']+)'|'([a-z-]+-missing)'/g)].map((match) => match[1] ?? match[2]);
    for (const finding of findings) expect(words.en).toHaveProperty([`problem.${finding}`]);
  });

  it('has no words that nothing says', () => {
    const code = sourceOf(id, ['definition.ts', 'behaviour.ts']);
    const own: object = JSON.parse(sourceOf(id, ['words.en.json']));
    const inForm = new Set(definition.form.flatMap((field) => [...wordsOfField(field), `hint.${field.path}`]));
    const composed = [...code.matchAll(/`(\w+\.)\$\{/g)].map((match) => match[1] ?? '');
    const unused = Object.keys(own).filter((key) => {
      const said = key.replace(/_(one|other)$/, '').replace(/^problem\./, '');
      const isComposed = composed.some((prefix) => key.startsWith(prefix));
      return key !== 'name' && key !== 'help' && !inForm.has(key) && !isComposed && !code.includes(`'${said}'`);
    });
    expect(unused).toEqual([]);
  });

  it('never fails to name itself, whatever its settings hold', () => {
    const brokenConfigs = fc.oneof(
      fc.constant({}),
      brokenConfigsOf(definition),
      fc.dictionary(fc.string(), fc.jsonValue()),
    );
    fc.assert(
      fc.property(brokenConfigs, (config) => {
        for (const phrase of phrasesOf(definition, config)) expectSayable(phrase, words);
        definition.points?.(config);
      }),
      { numRuns: 200 },
    );
  });

  it('carries points only when it is an indicator', () => {
    expect(definition.points !== undefined).toBe(definition.category === 'sense');
  });

  it('emits what its category is for', () => {
    const types = definition.outputs(definition.defaults).map((port) => port.type);
    const sensing: Partial<Record<KindCategory, PortType[]>> = {
      sense: ['signal'],
      score: [definition.accepts.includes('signal') ? 'points' : 'signal'],
      trigger: ['step'],
      end: [],
    };
    expect([...new Set(types)]).toEqual(sensing[definition.category] ?? ['step']);
  });

  it('explains itself on a help page in both languages', () => {
    for (const language of LANGUAGES) {
      const page = KIND_HELP[id]?.[language] ?? '';
      expect(page.length).toBeGreaterThan(300);
      expect(page).toContain(language === 'en' ? '## When to use it' : '## Wanneer gebruik je het');
      expect(page).toContain(language === 'en' ? '## Example' : '## Voorbeeld');
    }
  });

  it('behaves without zod, clock, chance, zones or a server', () => {
    const behaviour = sourceOf(id, ['behaviour.ts']);
    expect(behaviour).not.toMatch(/from 'zod'|\bDate\b|\bIntl\b|Math\.random|node:|process\.|import .*definition'/);
  });

  it('has tests of its own', () => {
    expect(readdirSync(new URL(`kinds/${id}/`, import.meta.url))).toContain(`${id}.test.ts`);
  });
});

describe('leaving a step', () => {
  const acting = kinds.filter((kind) => kind.acting !== undefined);

  it.each(acting.map((kind) => [kind.definition.id, kind] as const))(
    '%s leaves by every port that it shows',
    (_, kind) => {
      const config = filledIn(kind);
      const shown = kind.definition.outputs(config).map((port) => port.id);
      expect([...portsLeft(kind, config)].sort()).toEqual([...shown].sort());
    },
  );
});

describe('listening', () => {
  const acting = kinds.filter((kind) => kind.acting !== undefined);

  it.each(acting.map((kind) => [kind.definition.id, kind] as const))(
    '%s names every event that it listens for',
    (_, kind) => {
      const config = listening(kind);
      const arrival = kind.acting?.enter(contextFor(config));
      const atStep = kind.acting?.listens?.(contextFor(config)) ?? (arrival?.type === 'stay' ? arrival.listen : []);
      const inCampaign = kind.acting?.campaignListener?.(config, { startedAt: 0, lastMessage: null })?.listeners ?? [];
      const heard = new Set([...atStep, ...inCampaign].map((listener) => listener.eventName));
      expect(new Set(kind.acting?.eventNames?.(config) ?? [])).toEqual(heard);
    },
  );
});

/** Settings with which a kind listens for all that it can, each under a name of its own. */
function listening({ definition }: NodeKind): unknown {
  const named = definition.form.filter((field) => field.type === 'event-name' || field.type === 'toggle');
  return named.reduce<object>(
    (config, { path, type }) => withSetting(config, path.split('.'), type === 'toggle' ? true : `event at ${path}`),
    Object(definition.defaults),
  );
}

function withSetting(config: object, [name = '', ...rest]: string[], value: unknown): object {
  const inner: unknown = Object.entries(config).find(([key]) => key === name)?.[1];
  return { ...config, [name]: rest.length === 0 ? value : withSetting(Object(inner), rest, value) };
}

/** Settings with which every port of a kind can be reached. */
function filledIn(kind: NodeKind): unknown {
  if (kind.definition.id !== 'condition-split') return kind.definition.defaults;
  const conditions = [{ path: 'platform', comparison: 'is', value: 'mobile' }];
  return { branches: [{ id: 'phone', name: '', conditions }] };
}

/** Ports by which a kind leaves over some customers, at once or after a wait. */
function portsLeft({ acting }: NodeKind, config: unknown): Set<string> {
  const left = new Set<string>();
  const note = (decision: { type: string; port?: string } | undefined) => {
    if (decision?.type === 'leave' && decision.port !== undefined) left.add(decision.port);
  };
  for (let customer = 0; customer < 40; customer += 1) {
    const attributes = { platform: customer % 2 === 0 ? 'mobile' : 'desktop' };
    const facts = { customerKey: `customer-${customer}`, attributes, timeZone: 'UTC' };
    const sent = Array.from(
      { length: customer % 4 },
      () => ({ at: 0, channel: 'email', ofThisJourney: true }) as const,
    );
    const visit = (customer % 5) + 1;
    const context = contextFor(config, { facts, assignmentKey: `customer-${customer}`, sent, visit });
    const arrival = acting?.enter(context);
    note(arrival);
    if (arrival?.type !== 'stay') continue;
    note(acting?.resume?.({ ...context, now: arrival.until ?? 0 }, { type: 'due' }));
    for (const { eventName, purpose } of arrival.listen) {
      note(acting?.resume?.(context, { type: 'event', event: { id: 'event-1', name: eventName, at: 1 }, purpose }));
    }
  }
  return left;
}

function referencesOf(field: FormField): string[] {
  const eventPath = 'eventPath' in field && field.eventPath !== undefined ? [field.eventPath] : [];
  return field.shownWhen ? [field.shownWhen.path, ...eventPath] : eventPath;
}

function wordsOfField(field: FormField): string[] {
  const choices = field.type === 'choice' ? field.options.map((option) => `choice.${field.path}.${option}`) : [];
  const empty = field.optional ? [`empty.${field.path}`] : [];
  return [`field.${field.path}`, ...choices, ...empty, ...wordsOfRows(field)];
}

function wordsOfRows(field: FormField): string[] {
  if (field.type !== 'rows') return [];
  const columns = field.columns.map((column) => ({ ...column, path: `${field.path}.${column.path}` }));
  return [`add.${field.path}`, ...columns.flatMap(wordsOfField)];
}

function placeholders(template: string | undefined): string[] {
  return [...(template ?? '').matchAll(/\{(\w+)\}/g)].map((match) => match[1] ?? '').sort();
}

function hasWord(words: KindWords, key: string): boolean {
  return key in words || (`${key}_one` in words && `${key}_other` in words);
}

function phrasesOf(definition: KindDefinition, config: unknown): Phrase[] {
  const ports = definition.outputs(config).map((port) => port.id);
  const labels = [...ports, 'unheard-of'].flatMap((port) => definition.portLabel?.(port, config) ?? []);
  return [definition.title(config), definition.summary(config), ...labels];
}

function expectSayable(phrase: Phrase, words: Record<Language, KindWords>): void {
  if (!hasWord(words.en, phrase.key)) throw new Error(`No word for ${phrase.key}`);
  for (const language of LANGUAGES) say(phrase, words[language], language);
  for (const value of Object.values(phrase.values ?? {})) {
    if (typeof value === 'object') expectSayable(value, words);
  }
}

/** The defaults with settings left out or replaced by something else. */
function brokenConfigsOf(definition: KindDefinition) {
  const settings = Object.entries(Object(definition.defaults)).map(
    ([name, value]) => [name, fc.option(fc.oneof(fc.constant(value), fc.jsonValue()), { nil: undefined })] as const,
  );
  return fc.record(Object.fromEntries(settings));
}

function sourceOf(kind: string, files: string[]): string {
  return files.map((file) => readFileSync(new URL(`kinds/${kind}/${file}`, import.meta.url), 'utf8')).join('\n');
}
