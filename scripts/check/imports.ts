/** Reads from the source which packages each workspace imports. */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { join, relative } from 'node:path';

export interface Workspace {
  /** `@kairos/engine` */
  name: string;
  /** Folder, from the root of the repository: `packages/engine`. */
  folder: string;
  /** Packages that package.json declares, of any sort. */
  declared: Set<string>;
  /** Source files, from the root of the repository. */
  files: string[];
  imports: Import[];
}

export interface Import {
  /** From the root of the repository. */
  file: string;
  /** As written: `@kairos/nodes/editor`, `node:fs`, `zod`. */
  specifier: string;
  /** The package of the specifier: `@kairos/nodes`, `zod`; undefined for Node's own modules. */
  package: string | undefined;
  typeOnly: boolean;
}

const IMPORT = /(?:^|\n)\s*(?:import|export)\s+(type\s)?(?:[^'";]*?\sfrom\s+)?'([^'.][^']*)'|import\('([^'.][^']*)'\)/g;
const NOT_SOURCE = new Set(['node_modules', 'dist', 'test-results', 'playwright-report', '.turbo']);

/** Every workspace of the repository at `root` with what its source imports from outside itself. */
export function readWorkspaces(root: string): Workspace[] {
  const folders = ['apps', 'packages'].flatMap((group) =>
    readdirSync(join(root, group)).map((name) => join(group, name)),
  );
  return [...folders, 'e2e']
    .filter((folder) => existsSync(join(root, folder, 'package.json')))
    .map((folder) => readWorkspace(root, folder));
}

interface Manifest {
  name: string;
  dependencies?: Record<string, string>;
  devDependencies?: Record<string, string>;
  optionalDependencies?: Record<string, string>;
}

function readWorkspace(root: string, folder: string): Workspace {
  const manifest: Manifest = JSON.parse(readFileSync(join(root, folder, 'package.json'), 'utf8'));
  const { name, dependencies, devDependencies, optionalDependencies } = manifest;
  const declared = new Set(Object.keys({ ...dependencies, ...devDependencies, ...optionalDependencies }));
  const files = sourceFiles(join(root, folder)).map((file) => relative(root, file));
  return { name, folder, declared, files, imports: files.flatMap((file) => importsOf(root, file)) };
}

function sourceFiles(folder: string): string[] {
  return readdirSync(folder).flatMap((name) => {
    if (NOT_SOURCE.has(name)) return [];
    const path = join(folder, name);
    if (statSync(path).isDirectory()) return sourceFiles(path);
    return /\.(ts|tsx|mjs)$/.test(name) ? [path] : [];
  });
}

function importsOf(root: string, file: string): Import[] {
  return [...readFileSync(join(root, file), 'utf8').matchAll(IMPORT)].map(([, type, fixed, dynamic]) => {
    const specifier = fixed ?? dynamic ?? '';
    return { file, specifier, package: packageOf(specifier), typeOnly: type !== undefined };
  });
}

function packageOf(specifier: string): string | undefined {
  if (isBuiltin(specifier)) return undefined;
  const parts = specifier.split('/');
  return parts.slice(0, specifier.startsWith('@') ? 2 : 1).join('/');
}
