import { execFile } from 'node:child_process';
import { chmod, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { downloadProgram } from './download-program';
import { findTemporalProgram } from './find-program';

const WORKING = '#!/bin/sh\necho "temporal version 1.5.1"\n';
const BROKEN = '#!/bin/sh\nexit 1\n';

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'kairos-temporal-'));
  await mkdir(join(folder, 'bin'));
  await mkdir(join(folder, 'cache'));
});

afterEach(async () => {
  vi.unstubAllEnvs();
  await rm(folder, { recursive: true });
});

async function program(path: string, content: string): Promise<string> {
  await writeFile(path, content);
  await chmod(path, 0o755);
  return path;
}

describe('the search for the Temporal program', () => {
  const find = () => findTemporalProgram({ cacheFolder: join(folder, 'cache'), report: () => {} });

  it('prefers the one on the PATH', async () => {
    vi.stubEnv('PATH', `${join(folder, 'bin')}:/usr/bin:/bin`);
    await program(join(folder, 'cache', 'temporal'), WORKING);
    const onPath = await program(join(folder, 'bin', 'temporal'), WORKING);
    expect(await find()).toBe(onPath);
  });

  it('takes the cached one when the one on the PATH does not work', async () => {
    vi.stubEnv('PATH', `${join(folder, 'bin')}:/usr/bin:/bin`);
    await program(join(folder, 'bin', 'temporal'), BROKEN);
    const cached = await program(join(folder, 'cache', 'temporal'), WORKING);
    expect(await find()).toBe(cached);
  });

  it('gives up at once when it was asked to stop, and not with advice', async () => {
    vi.stubEnv('PATH', '/usr/bin:/bin');
    const signal = AbortSignal.abort();
    const found = findTemporalProgram({ cacheFolder: join(folder, 'cache'), report: () => {}, signal });
    await expect(found).rejects.toMatchObject({ name: 'AbortError' });
  });
});

describe('the download of the Temporal program', () => {
  let site: Server;
  let asked: string | undefined;

  /** Serves an archive that holds this program, or answers that there is none. */
  async function serve(content?: string): Promise<string> {
    const archive = join(folder, 'archive.tar.gz');
    if (content) {
      await program(join(folder, 'bin', 'temporal'), content);
      await promisify(execFile)('tar', ['-czf', archive, '-C', join(folder, 'bin'), 'temporal']);
    }
    site = createServer(async (request, response) => {
      asked = request.url;
      if (content) response.end(await readFile(archive));
      else response.writeHead(404).end();
    });
    await new Promise<void>((resolve) => site.listen(0, '127.0.0.1', resolve));
    const address = site.address();
    return `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}`;
  }

  afterEach(() => new Promise((resolve) => site.close(resolve)));

  const download = (url: string) =>
    downloadProgram({ target: join(folder, 'cache', 'temporal'), report: () => {} }, url);

  it('puts a program that works into the cache, and nothing else', async () => {
    await download(await serve(WORKING));
    expect(await readdir(join(folder, 'cache'))).toEqual(['temporal']);
    expect(asked).toMatch(/^\/cli\/archive\/v1\.5\.1\?platform=\w+&arch=\w+$/);
  });

  it('leaves nothing behind when the archive holds a program for another machine', async () => {
    await expect(download(await serve(BROKEN))).rejects.toThrow(/no program for this machine/);
    expect(await readdir(join(folder, 'cache'))).toEqual([]);
  });

  it('says what the site answered', async () => {
    await expect(download(await serve())).rejects.toThrow(/the site answered 404/);
  });
});
