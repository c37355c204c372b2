/** Ends the programs that a killed launcher left behind: they may still be finishing, and hold the port. */
import { appendFile, readFile, rm } from 'node:fs/promises';
import { endProcess, hasCode, identityOf } from '@kairos/db/embedded';

const GRACE_MS = 10_000;

/** Writes down that a program was started, so that a later start can find it. */
export async function noteProgram(file: string, pid: number | undefined): Promise<void> {
  const identity = pid && (await identityOf(pid));
  if (identity) await appendFile(file, `${pid} ${identity}\n`);
}

/** Ends those of the noted programs that still run. Only for who holds the claim of the data folder. */
export async function endLeftoverPrograms(file: string): Promise<void> {
  const text = await readFile(file, 'utf8').catch((error: unknown) => {
    if (hasCode(error, 'ENOENT')) return '';
    throw error;
  });
  const notes = text.split('\n').flatMap((line) => {
    const [, pid, identity] = /^(\d+) (.+)$/.exec(line) ?? [];
    return pid && identity ? [{ pid: Number(pid), identity }] : [];
  });
  await Promise.all(
    notes.map(async ({ pid, identity }) => {
      if ((await identityOf(pid)) === identity) await endProcess(pid, 'SIGTERM', GRACE_MS);
    }),
  );
  await rm(file, { force: true });
}
