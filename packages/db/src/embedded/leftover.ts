/** Deals with a PostgreSQL server that a killed process left behind. */
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { clusterFolder } from './cluster';
import { commandLineOf, endProcess } from './process-table';

/** SIGINT is PostgreSQL's fast shutdown: it ends the sessions and writes a checkpoint. */
export const STOP_SIGNAL = 'SIGINT';
export const STOP_GRACE_MS = 30_000;

/**
 * Stops the server that still runs on `dataFolder`, if there is one. Only for who holds the claim of the folder.
 * A number in `postmaster.pid` may since belong to an unrelated process, which PostgreSQL would take for a server.
 */
export async function endLeftoverPostgres(dataFolder: string): Promise<void> {
  const folder = clusterFolder(dataFolder);
  const pid = Number((await readPostmasterFile(folder))[0]);
  if (!Number.isInteger(pid) || pid <= 0) return;
  const command = await commandLineOf(pid);
  if (command?.includes(folder)) await endProcess(pid, STOP_SIGNAL, STOP_GRACE_MS);
  await rm(join(folder, 'postmaster.pid'), { force: true });
}

/** The lines that a running server keeps in `postmaster.pid`: its number first, its state in the eighth. */
export async function readPostmasterFile(folder: string): Promise<string[]> {
  const text = await readFile(join(folder, 'postmaster.pid'), 'utf8').catch(() => '');
  return text.split('\n');
}
