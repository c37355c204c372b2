import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { launcherVariables } from '@kairos/services/settings';
import { describe, expect, it } from 'vitest';
import { root } from '../prepare/prepare.mjs';

describe('the README', () => {
  const readme = readFileSync(join(root, 'README.md'), 'utf8');

  it.each(launcherVariables)('explains %s', (name) => {
    expect(readme).toContain(`| \`${name}\` |`);
  });

  it('explains no setting that does not exist', () => {
    const explained = [...readme.matchAll(/^\| `([A-Z_]+)` \|/gm)].map(([, name]) => name);
    expect(explained.filter((name) => name && ![...launcherVariables, 'KAIROS_CHROMIUM'].includes(name))).toEqual([]);
  });
});
