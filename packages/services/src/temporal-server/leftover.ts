/** Deals with a Temporal server that a killed process left behind. */
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { commandLineOf, endProcess, hasCode } from '@kairos/db/embedded';

export const STOP_GRACE_MS = 10_000;

/** What the server keeps in its data folder. */
export function filesIn(dataFolder: string): { database: string; pidFile: string } {
  return { database: join(dataFolder, 'temporal.db'), pidFile: join(dataFolder, 'server.pid') };
}

/** Stops the server that still runs on `dataFolder`, if there is one. Only for who holds the claim of the folder. */
export async function endLeftoverTemporal(dataFolder: string): Promise<void> {
  const { database, pidFile } = filesIn(dataFolder);
  const text = await readFile(pidFile, 'utf8').catch((error: unknown) => {
    if (hasCode(error, 'ENOENT')) return '';
    throw error;
  });
  const pid = Number(text);
  if (!Number.isInteger(pid) || pid <= 0) return;
  const command = await commandLineOf(pid);
  if (command?.includes(database)) await endProcess(pid, 'SIGTERM', STOP_GRACE_MS);
  await rm(pidFile, { force: true });
}
