import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { launcherVariables } from '@kairos/services/settings';
import { describe, expect, it } from 'vitest';
import { root } from '../prepare/prepare.mjs';

describe('the README', () => {
  const readme = readFileSync(join(root, 'README.md'), 'utf8');

  it('explains every setting, and none that does not exist', () => {
    const explained = [...readme.matchAll(/^\| `([A-Z_]+)`\s*\|/gm)].map(([, name]) => name);
    expect(explained.sort()).toEqual([...launcherVariables, 'KAIROS_CHROMIUM'].sort());
  });
});
