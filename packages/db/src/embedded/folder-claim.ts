/** Lets one process at a time use a folder, and gives the folder back when that process died without a word. */
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { OperatorError } from './operator-error';
import { hasCode, identityOf } from './process-table';

const CLAIM_FILE = 'in-use.json';
const Claim = z.object({ pid: z.number().int(), identity: z.string() });

/** The folder belongs to a living process. */
export class FolderInUseError extends OperatorError {
  constructor(
    folder: string,
    /** Number of the process that holds the claim. */
    readonly holder: number,
  ) {
    const advice = 'Stop that process, or choose another folder.';
    super('folder_in_use', `The data folder ${folder} is in use by process ${holder}. ${advice}`);
  }
}

export interface FolderClaim {
  release(): Promise<void>;
}

/**
 * Claims `folder` for this process.
 * @throws FolderInUseError while the process that claimed it is alive.
 */
export async function claimFolder(folder: string): Promise<FolderClaim> {
  // Other accounts may pass through, as PostgreSQL's own must, but not list.
  await mkdir(folder, { recursive: true, mode: 0o711 });
  const file = join(folder, CLAIM_FILE);
  const mine = JSON.stringify({ pid: process.pid, identity: await identityOf(process.pid) });
  while (!(await createFile(file, mine))) {
    const holder = await livingHolder(file);
    if (holder !== undefined) throw new FolderInUseError(folder, holder);
    await rm(file, { force: true });
  }
  return { release: () => rm(file, { force: true }) };
}

async function createFile(file: string, content: string): Promise<boolean> {
  try {
    await writeFile(file, content, { flag: 'wx', mode: 0o600 });
    return true;
  } catch (error) {
    if (hasCode(error, 'EEXIST')) return false;
    throw error;
  }
}

/** Numbers of processes are used again, so the number alone does not tell that the holder still lives. */
async function livingHolder(file: string): Promise<number | undefined> {
  const text = await readFile(file, 'utf8').catch(() => '');
  const claim = Claim.safeParse(parseJson(text));
  if (!claim.success) return undefined;
  const identity = await identityOf(claim.data.pid);
  return identity === claim.data.identity ? claim.data.pid : undefined;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
