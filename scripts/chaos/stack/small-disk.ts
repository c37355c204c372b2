/** A disk that can be full: a file system in memory, mounted where PostgreSQL keeps its files. Needs the rights of root. */
import { execFile } from 'node:child_process';
import { mkdir, open, rm, statfs } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { OperatorError } from '@kairos/db/embedded';

const run = promisify(execFile);
const CHUNK = Buffer.alloc(1_000_000);

export class SmallDisk {
  private constructor(
    private readonly folder: string,
    private readonly isMounted: boolean,
  ) {}

  /** The disk that is there anyway; it cannot be filled. */
  static none(folder: string): SmallDisk {
    return new SmallDisk(folder, false);
  }

  /** @throws OperatorError `no_mount` where this account may not mount. */
  static async mount(folder: string, megabytes: number): Promise<SmallDisk> {
    await mkdir(folder, { recursive: true });
    try {
      await run('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m,mode=755`, 'tmpfs', folder]);
    } catch {
      throw new OperatorError('no_mount', 'This row mounts a small file system, which only root may do on Linux.');
    }
    return new SmallDisk(folder, true);
  }

  /** Until not a byte more goes on it. */
  async fill(): Promise<void> {
    if (!this.isMounted) throw new Error('This disk is not to be filled.');
    const file = await open(this.filler, 'w');
    try {
      for (;;) await file.write(CHUNK);
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'ENOSPC')) throw error;
    } finally {
      await file.close();
    }
    const { bavail } = await statfs(this.folder);
    if (bavail > 0) await this.fillRest();
  }

  async free(): Promise<void> {
    await rm(this.filler, { force: true });
  }

  async unmount(): Promise<void> {
    if (this.isMounted) await run('umount', ['-l', this.folder]);
  }

  private async fillRest(): Promise<void> {
    const file = await open(this.filler, 'a');
    try {
      for (;;) await file.write(CHUNK.subarray(0, 4_096));
    } catch {
      // Now it is full.
    } finally {
      await file.close();
    }
  }

  private get filler(): string {
    return join(this.folder, 'filler');
  }
}
