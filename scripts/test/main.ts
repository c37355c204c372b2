/** `npm test` and its narrow forms. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../prepare/prepare.mjs';
import { runChecks } from './checks';
import { runPlaywright } from './playwright';
import { runCommand } from './run-command';
import { sentence, sum, type Tally } from './tally';
import { runVitest } from './vitest';

const USAGE = `npm test                            everything
npm run test:package -- engine      one package or app
npm run test:file -- path/to/file   one file
npm run test:browser                the browser tests
npm run test:watch                  unit tests, again at every change
npm run check                       format, lint, unused code, types, boundaries`;

const [scope = 'all', ...names] = process.argv.slice(2);
process.exit(await run());

/** @returns the exit code. */
async function run(): Promise<number> {
  if (scope === 'watch') return (await runCommand(['vitest', '--project', 'unit', ...names])).code;
  const tallies = await runScope();
  if (tallies === undefined) {
    console.error(USAGE);
    return 1;
  }
  const total = sum(tallies);
  console.log(`\n${sentence(total)}`);
  return total.failed > 0 ? 1 : 0;
}

async function runScope(): Promise<Tally[] | undefined> {
  switch (scope) {
    case 'all':
      return [await runChecks(), await runVitest([]), await runPlaywright([])];
    case 'check':
      return [await runChecks(), await runVitest(['scripts/check'])];
    case 'browser':
      return [await runPlaywright(names)];
    case 'package': {
      const folders = names.map(folderOf);
      if (folders.length === 0 || folders.includes(undefined)) return undefined;
      return [await runVitest(folders.map((folder) => `${folder}/`))];
    }
    case 'file':
      if (names.length === 0) return undefined;
      return [await (names.some((name) => name.endsWith('.spec.ts')) ? runPlaywright(names) : runVitest(names))];
    default:
      return undefined;
  }
}

/** `engine` and `@kairos/engine` both mean packages/engine. */
function folderOf(name: string): string | undefined {
  const short = name.replace('@kairos/', '');
  const candidates = [`packages/${short}`, `apps/${short}`, short];
  return candidates.find((folder) => existsSync(join(root, folder)));
}
