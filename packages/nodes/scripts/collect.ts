/** Brings the generated files up to date with the folders in `src/kinds` and `src/templates`. Run it after adding or removing one. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { generatedFiles } from './kind-list';

const source = new URL('../src/', import.meta.url);
mkdirSync(new URL('generated/', source), { recursive: true });
for (const [path, content] of Object.entries(generatedFiles())) writeFileSync(new URL(path, source), content);
