/** Describes the machine and the programs that a report is about. */
import { execFile } from 'node:child_process';
import { open, readFile, rm } from 'node:fs/promises';
import { availableParallelism, cpus, release, totalmem, type } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Database } from '@kairos/db';
import { findTemporalProgram } from '@kairos/services/temporal-server';
import { percentile } from '../report/figures';
import type { Report } from '../report/report';

const FLUSHES = 50;
/** What PostgreSQL writes at once. */
const PAGE_BYTES = 8_192;

const run = promisify(execFile);

/** @param folder where the data of the stack will be. */
export async function describeMachine(folder: string): Promise<Omit<Report['machine'], 'loadBefore'>> {
  return {
    cores: availableParallelism(),
    processor: cpus()[0]?.model.trim() ?? 'unknown',
    memory: totalmem(),
    system: `${type()} ${release()}`,
    disk: { fileSystem: await fileSystemOf(folder), flushMilliseconds: await medianFlush(folder) },
  };
}

export async function describeVersions(
  root: string,
  database: Database,
  cacheFolder: string,
): Promise<Report['versions']> {
  const [server] = await database.sql<{ version: string }[]>`select current_setting('server_version') as version`;
  const temporal = await findTemporalProgram({ cacheFolder, report: () => {} });
  const { stdout } = await run(temporal, ['--version']);
  return {
    kairos: await kairosVersion(root),
    node: process.versions.node,
    postgres: server?.version ?? 'unknown',
    temporal: /Server ([\d.]+)/.exec(stdout)?.[1] ?? stdout.trim(),
  };
}

/** The release and, in a clone, the commit, with a mark when files were changed since. */
async function kairosVersion(root: string): Promise<string> {
  const manifest: { version: string } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8'));
  const commit = await run('git', ['describe', '--always', '--dirty', '--exclude=*'], { cwd: root }).catch(
    () => undefined,
  );
  return commit ? `${manifest.version} (${commit.stdout.trim()})` : manifest.version;
}

async function fileSystemOf(folder: string): Promise<string> {
  const listing = await run('stat', ['-f', '-c', '%T', folder]).catch(() => undefined);
  return listing?.stdout.trim() ?? 'unknown file system';
}

/** A commit cannot be faster than this, and on a file system in memory it costs nothing: that would explain much. */
async function medianFlush(folder: string): Promise<number> {
  const path = join(folder, 'flush');
  const file = await open(path, 'w');
  const times: number[] = [];
  try {
    for (let flush = 0; flush < FLUSHES; flush += 1) {
      const begunAt = performance.now();
      await file.write(Buffer.alloc(PAGE_BYTES, flush), 0, PAGE_BYTES, 0);
      await file.datasync();
      times.push(performance.now() - begunAt);
    }
  } finally {
    await file.close();
    await rm(path, { force: true });
  }
  return Number(percentile(times, 0.5).toPrecision(2));
}
