/** Writes down which kinds and templates there are, from their folders: the lists of imports and the help pages. */
import { readdirSync, readFileSync } from 'node:fs';

const KINDS = new URL('../src/kinds/', import.meta.url);
const TEMPLATES = new URL('../src/templates/', import.meta.url);

/** Files that are made from the folders, by their path below `src`. */
export function generatedFiles(): Record<string, string> {
  const folders = kindFolders();
  return {
    'generated/kinds.ts': kindList(folders),
    'generated/help.json': helpPages(folders),
    'generated/templates.ts': templateList(templateFolders()),
    ...documents(folders),
  };
}

/** The English help of every kind as a page of `docs/node-kinds`. */
function documents(folders: string[]): Record<string, string> {
  return Object.fromEntries(
    folders.map((folder) => {
      const words: Record<string, string> = JSON.parse(readFileSync(new URL(`${folder}/words.en.json`, KINDS), 'utf8'));
      const help = readFileSync(new URL(`${folder}/help.en.md`, KINDS), 'utf8');
      return [`../../../docs/node-kinds/${folder}.md`, `# ${words.name}\n\n\`${folder}\`\n\n${help}`];
    }),
  );
}

/** Names of the folders in `src/kinds`; each is the id of a kind. */
export function kindFolders(): string[] {
  return foldersIn(KINDS);
}

/** Names of the folders in `src/templates`; each is the id of a ready journey. */
export function templateFolders(): string[] {
  return foldersIn(TEMPLATES);
}

function foldersIn(place: URL): string[] {
  return readdirSync(place, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort();
}

function kindList(folders: string[]): string {
  const imports = folders.map((folder) => `import { ${exportName(folder)} } from '../kinds/${folder}/index';`);
  return [
    '/** Every kind there is. Made by `npm run collect`; do not edit. */',
    "import type { NodeKind } from '@kairos/engine';",
    ...imports,
    '',
    'export const KINDS: readonly NodeKind[] = [',
    ...folders.map((folder) => `  ${exportName(folder)},`),
    '];',
    '',
  ].join('\n');
}

function templateList(folders: string[]): string {
  const imports = folders.map((folder) => `import { ${exportName(folder)} } from '../templates/${folder}/template';`);
  const pathOf = (line: string) => line.slice(line.indexOf(' from '));
  return [
    '/** Every ready journey there is. Made by `npm run collect`; do not edit. */',
    ...[...imports, "import type { JourneyTemplate } from '../templates/template';"].sort((a, b) =>
      pathOf(a) < pathOf(b) ? -1 : 1,
    ),
    '',
    'export const TEMPLATES: readonly JourneyTemplate[] = [',
    ...folders.map((folder) => `  ${exportName(folder)},`),
    '];',
    '',
  ].join('\n');
}

function helpPages(folders: string[]): string {
  const page = (folder: string, language: string) =>
    readFileSync(new URL(`${folder}/help.${language}.md`, KINDS), 'utf8');
  const pages = folders.map((folder) => [folder, { en: page(folder, 'en'), nl: page(folder, 'nl') }]);
  return `${JSON.stringify(Object.fromEntries(pages), null, 2)}\n`;
}

/** `wait-for-event` is exported as `waitForEvent`. */
function exportName(folder: string): string {
  return folder.replaceAll(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());
}
