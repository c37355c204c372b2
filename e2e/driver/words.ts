/** Says what stands on the screens, from the very files that the screens read, so that a test can ask for it in each language. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const SOURCES = fileURLToPath(new URL('../../apps/web/src', import.meta.url));

export const LANGUAGES = ['en', 'nl'] as const;
export type Language = (typeof LANGUAGES)[number];

/** The words of `key` in the folder `area` (like `features/settings`), with the values filled in. */
export type Say = (area: string, key: string, values?: Record<string, string | number>) => string;

export function sayIn(language: Language): Say {
  return (area, key, values = {}) => {
    const words: Record<string, string> = JSON.parse(
      readFileSync(join(SOURCES, area, `words.${language}.json`), 'utf8'),
    );
    const found = words[key];
    if (found === undefined) throw new Error(`There are no words for "${key}" in ${area}.`);
    return found.replace(/\{(\w+)\}/g, (_whole, name: string) => String(values[name] ?? ''));
  };
}
