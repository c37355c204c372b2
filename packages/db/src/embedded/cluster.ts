/** The database files on disk: creates them once, and notices when they are not what they should be. */
import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { chown, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Account, chooseAccount } from './account';
import { findBinaries, POSTGRES_MAJOR, type PostgresBinaries } from './binaries';
import { corruptData, failureFromLog, wrongVersion } from './failures';
import { startServerProcess } from './server-process';

export const SUPERUSER = 'postgres';

export interface Cluster {
  folder: string;
  password: string;
  binaries: PostgresBinaries;
  account: Account;
}

/** Where the database files are, below the data folder. */
export function clusterFolder(dataFolder: string): string {
  return join(dataFolder, 'cluster');
}

/** Opens the cluster in `dataFolder`, which exists, and creates its files the first time. */
export async function openCluster(dataFolder: string, logFile: string): Promise<Cluster> {
  const binaries = await findBinaries();
  const account = chooseAccount([dataFolder, binaries.postgres]);
  const folder = clusterFolder(dataFolder);
  const passwordFile = join(dataFolder, 'superuser-password');
  if (!existsSync(folder)) await createCluster({ folder, passwordFile, logFile, binaries, account });
  await checkVersion(folder);
  const password = await readFile(passwordFile, 'utf8').catch(() => '');
  if (password === '') throw corruptData(folder, 'the superuser password is missing');
  return { folder, password, binaries, account };
}

interface CreateOptions {
  folder: string;
  passwordFile: string;
  logFile: string;
  binaries: PostgresBinaries;
  account: Account;
}

/** Builds the files beside their place and moves them there when complete: a start that is cut off leaves nothing half. */
async function createCluster(options: CreateOptions): Promise<void> {
  const { folder, passwordFile, account } = options;
  const unfinished = `${folder}.unfinished`;
  await rm(unfinished, { recursive: true, force: true });
  await mkdir(unfinished, { mode: 0o700 });
  await writeFile(passwordFile, randomBytes(24).toString('base64url'), { mode: 0o600 });
  const { owner } = account;
  if (owner) for (const path of [unfinished, passwordFile]) await chown(path, owner.uid, owner.gid);
  await runInitdb(unfinished, options);
  await rename(unfinished, folder);
}

async function runInitdb(target: string, options: CreateOptions): Promise<void> {
  const { account, binaries, passwordFile, logFile } = options;
  // The built-in locale sorts alike on every operating system.
  const flags = ['--encoding=UTF8', '--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8'];
  const access = ['--auth=scram-sha-256', `--username=${SUPERUSER}`, `--pwfile=${passwordFile}`];
  const initdb = startServerProcess({
    ...account.launch(binaries.initdb, [`--pgdata=${target}`, ...flags, ...access]),
    env: { ...process.env, LC_ALL: 'C' },
    logFile,
  });
  const { code } = await initdb.exited;
  if (code !== 0) throw failureFromLog(initdb.lastLines(20), { dataFolder: target });
}

async function checkVersion(folder: string): Promise<void> {
  const version = await readFile(join(folder, 'PG_VERSION'), 'utf8').catch((cause: unknown) => {
    throw corruptData(folder, cause instanceof Error ? cause.message : undefined);
  });
  if (version.trim() !== POSTGRES_MAJOR) throw wrongVersion(folder);
}
