import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { type Import, readWorkspaces } from './imports';

const root = fileURLToPath(new URL('../..', import.meta.url));
const workspaces = readWorkspaces(root);

/** Who may import from whom; tests may use the testkit as well. An entry below a package names one of its doors. */
const ALLOWED: Record<string, string[]> = {
  '@kairos/engine': [],
  '@kairos/nodes': ['@kairos/engine'],
  '@kairos/db': ['@kairos/engine'],
  '@kairos/channels': ['@kairos/engine'],
  '@kairos/services': ['@kairos/engine', '@kairos/nodes', '@kairos/db', '@kairos/channels'],
  '@kairos/api': ['@kairos/engine', '@kairos/nodes', '@kairos/db', '@kairos/channels', '@kairos/services'],
  '@kairos/worker': ['@kairos/engine', '@kairos/nodes', '@kairos/db', '@kairos/channels', '@kairos/services'],
  '@kairos/web': ['@kairos/engine', '@kairos/nodes/editor', '@kairos/channels/preview', 'type @kairos/api'],
  '@kairos/testkit': ['@kairos/engine', '@kairos/nodes', '@kairos/db', '@kairos/channels', '@kairos/services'],
  '@kairos/e2e': ['@kairos/testkit'],
};

/** Declared by the root for all: tools, not parts of the product. */
const rootManifest: { devDependencies: Record<string, string> } = JSON.parse(
  readFileSync(join(root, 'package.json'), 'utf8'),
);
const TOOLS = new Set(Object.keys(rootManifest.devDependencies));

const isTest = (file: string) => /\.test\.tsx?$|\/test\//.test(file);

function isAllowed(from: string, { specifier, package: name, typeOnly, file }: Import): boolean {
  if (name === from || (isTest(file) && name === '@kairos/testkit')) return true;
  return (ALLOWED[from] ?? []).some((rule) => {
    if (rule.startsWith('type ')) return typeOnly && specifier === rule.slice('type '.length);
    return specifier === rule || specifier.startsWith(`${rule}/`);
  });
}

const show = ({ file, specifier }: Import) => `${file} imports ${specifier}`;

describe('the boundaries between the packages', () => {
  it('are drawn for every package', () => {
    expect(workspaces.map(({ name }) => name).sort()).toEqual(Object.keys(ALLOWED).sort());
  });

  it.each(workspaces)('$name imports only from where it may', ({ name, imports }) => {
    const ours = imports.filter((found) => found.package?.startsWith('@kairos/'));
    expect(ours.filter((found) => !isAllowed(name, found)).map(show)).toEqual([]);
  });

  it.each(workspaces)('$name declares every package that it imports', ({ name, imports, declared }) => {
    const undeclared = imports.filter(({ package: found, file }) => {
      if (found === undefined || found === name || declared.has(found)) return false;
      return isProduct(file) || !(TOOLS.has(found) || found === '@kairos/testkit');
    });
    expect(undeclared.map(show)).toEqual([]);
  });

  it.each(['@kairos/engine', '@kairos/nodes'])('%s needs nothing from Node or a browser', (name) => {
    const imports = workspaces.find((workspace) => workspace.name === name)?.imports ?? [];
    const impure = imports.filter(({ file, package: found }) => found === undefined && isProduct(file));
    expect(impure.map(show)).toEqual([]);
  });

  it.each(['@kairos/engine', '@kairos/nodes'])('%s has no clock and no chance of its own', (name) => {
    const files = workspaces.find((workspace) => workspace.name === name)?.files.filter(isProduct) ?? [];
    const impure = files.filter((file) =>
      /new Date\(\)|\bDate\.now\b|Math\.random|randomUUID|getRandomValues/.test(readFileSync(join(root, file), 'utf8')),
    );
    expect(impure).toEqual([]);
  });
});

function isProduct(file: string): boolean {
  return file.includes('/src/') && !isTest(file);
}
