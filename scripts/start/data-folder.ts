/** The folder that holds everything Kairos keeps: claims it, checks it, and empties it on request. */
import { randomBytes } from 'node:crypto';
import { mkdir, readFile, rename, rm, statfs, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  claimFolder,
  endLeftoverPostgres,
  FolderInUseError,
  failureFromFileSystem,
  hasCode,
  OperatorError,
} from '@kairos/db/embedded';
import { endLeftoverTemporal } from '@kairos/services/temporal-server';
import { endLeftoverPrograms } from './leftover-programs';

const NEEDED_MEGABYTES = 500;

export class DataFolder {
  readonly postgres: string;
  readonly temporal: string;
  /** Where it is written down which programs run. */
  readonly programs: string;
  private readonly secretFile: string;
  private readonly logs: string;

  private constructor(
    readonly path: string,
    /** Lets another start use the folder. */
    readonly release: () => Promise<void>,
  ) {
    this.postgres = join(path, 'postgres');
    this.temporal = join(path, 'temporal');
    this.programs = join(path, 'programs');
    this.secretFile = join(path, 'secret');
    this.logs = join(path, 'logs');
  }

  /** @throws OperatorError `folder_in_use`, `no_permission`, `no_folder` or `disk_full`. */
  static async open(path: string): Promise<DataFolder> {
    try {
      const claim = await claimFolder(path);
      const folder = new DataFolder(path, claim.release);
      await mkdir(folder.logs, { recursive: true });
      await endLeftoverPrograms(folder.programs);
      return folder;
    } catch (error) {
      if (error instanceof FolderInUseError) throw alreadyRunning(path, error.holder);
      throw failureFromFileSystem(error, path) ?? error;
    }
  }

  /** Path of a program's log. */
  log(program: string): string {
    return join(this.logs, `${program}.log`);
  }

  /** Starts the logs anew and keeps those of the start before, so that they cannot grow for ever. */
  async turnLogs(programs: string[]): Promise<void> {
    for (const program of programs) {
      await rename(this.log(program), join(this.logs, `${program}.previous.log`)).catch(ignoreMissing);
    }
  }

  /** Throws away what Kairos put here, and nothing else: the folder may be one that holds other things too. */
  async empty(): Promise<void> {
    await endLeftoverPostgres(this.postgres);
    await endLeftoverTemporal(this.temporal);
    for (const part of [this.postgres, this.temporal, this.secretFile]) {
      await rm(part, { recursive: true, force: true });
    }
  }

  /** @throws OperatorError `disk_full`: better now than in the middle of a transaction. */
  async checkRoom(): Promise<void> {
    const { bavail, bsize } = await statfs(this.path);
    const megabytes = Math.floor((bavail * bsize) / 1024 ** 2);
    if (megabytes >= NEEDED_MEGABYTES) return;
    throw new OperatorError(
      'disk_full',
      `The disk that holds ${this.path} has ${megabytes} MB left, and Kairos needs ${NEEDED_MEGABYTES} MB. Make room, or choose another folder with KAIROS_DATA.`,
    );
  }

  /** The key that stored credentials and tokens hang on: 64 hexadecimal digits, made once. */
  async secret(): Promise<string> {
    const kept = await readFile(this.secretFile, 'utf8').catch(ignoreMissing);
    if (kept) return kept;
    const made = randomBytes(32).toString('hex');
    await writeFile(this.secretFile, made, { mode: 0o600 });
    return made;
  }
}

function alreadyRunning(path: string, holder: number): OperatorError {
  return new OperatorError(
    'folder_in_use',
    `Kairos is running already with the data folder ${path} (process ${holder}). Stop it with Ctrl-C in its terminal, or start a second one with another folder and port: KAIROS_DATA=… KAIROS_PORT=… npm start.`,
  );
}

function ignoreMissing(error: unknown): undefined {
  if (!hasCode(error, 'ENOENT')) throw error;
}
