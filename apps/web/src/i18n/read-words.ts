/** Turns the words files into i18next resources: the folder is the namespace, `i18n` itself is `shared`. */
import type { Resource } from 'i18next';
import { z } from 'zod';

const wordsSchema = z.record(z.string(), z.string());

/** `files` by path, as `import.meta.glob` gives them. */
export function readWords(files: Record<string, unknown>): Resource {
  const resources: Resource = {};
  for (const [path, content] of Object.entries(files)) {
    const match = /([^/]+)\/words\.(en|nl)\.json$/.exec(path.replace(/^\.\/words/, 'i18n/words'));
    const [, folder, language] = match ?? [];
    if (folder === undefined || language === undefined) throw new Error(`${path} is not a words file.`);
    resources[language] = {
      ...resources[language],
      [folder === 'i18n' ? 'shared' : folder]: wordsSchema.parse(content),
    };
  }
  return resources;
}
