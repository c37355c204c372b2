/** Tells whether a file is a Temporal program that works on this machine. */
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const LIMIT_MS = 20_000;

/** A program for another processor, or half a download, fails here and not in the middle of a start. */
export async function runs(program: string): Promise<boolean> {
  try {
    const { stdout } = await promisify(execFile)(program, ['--version'], { timeout: LIMIT_MS });
    return stdout.startsWith('temporal version');
  } catch {
    return false;
  }
}
