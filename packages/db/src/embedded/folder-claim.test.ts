import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { claimFolder, FolderInUseError } from './folder-claim';

describe('the claim of a folder', () => {
  let folder: string;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'kairos-claim-'));
  });

  afterEach(() => rm(folder, { recursive: true }));

  it('keeps everybody else out until it is released', async () => {
    const claim = await claimFolder(folder);
    await expect(claimFolder(folder)).rejects.toThrow(FolderInUseError);
    await expect(claimFolder(folder)).rejects.toMatchObject({ code: 'folder_in_use', holder: process.pid });
    await claim.release();
    await (await claimFolder(folder)).release();
  });

  it('passes on when the process that held it is gone, even where its number is in use again', async () => {
    const file = join(folder, 'in-use.json');
    await writeFile(file, JSON.stringify({ pid: process.pid, identity: 'an earlier process' }));
    const claim = await claimFolder(folder);
    expect(await readFile(file, 'utf8')).not.toContain('an earlier process');
    await claim.release();
  });

  it('passes on when the note of the claim was cut off', async () => {
    await writeFile(join(folder, 'in-use.json'), '{"pid":');
    await (await claimFolder(folder)).release();
  });

  it('makes the folder when it is not there', async () => {
    await (await claimFolder(join(folder, 'deep', 'down'))).release();
  });
});
