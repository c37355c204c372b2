/** Names the program that listens on a port, as far as this account may see it. */
import { execFile } from 'node:child_process';
import { readdir, readFile, readlink } from 'node:fs/promises';
import { promisify } from 'node:util';
import { commandLineOf } from '@kairos/db/embedded';

const LISTENING = '0A';
const SHOWN_CHARACTERS = 80;

/** Such as `"node server.js" (process 4711)`; undefined when the holder belongs to somebody else. */
export async function portHolder(port: number): Promise<string | undefined> {
  const pid = process.platform === 'linux' ? await pidFromProc(port) : await pidFromLsof(port);
  if (pid === undefined) return undefined;
  const command = await commandLineOf(pid);
  return command && `"${command.slice(0, SHOWN_CHARACTERS)}" (process ${pid})`;
}

async function pidFromLsof(port: number): Promise<number | undefined> {
  const question = ['-nP', '-t', `-iTCP:${port}`, '-sTCP:LISTEN'];
  const answer = await promisify(execFile)('lsof', question).catch(() => undefined);
  const pid = Number.parseInt(answer?.stdout ?? '', 10);
  return Number.isNaN(pid) ? undefined : pid;
}

/** The kernel lists sockets by inode, and each process shows the inodes of its open files. */
async function pidFromProc(port: number): Promise<number | undefined> {
  const tables = await Promise.all(['/proc/net/tcp', '/proc/net/tcp6'].map(readOrEmpty));
  const inodes = new Set(tables.flatMap((table) => listeningInodes(table, port)));
  if (inodes.size === 0) return undefined;
  const names = await readdir('/proc');
  for (const pid of names.filter((name) => /^\d+$/.test(name))) {
    if (await hasSocket(pid, inodes)) return Number(pid);
  }
  return undefined;
}

/** Columns: number, local address as hex `address:port`, remote address, state, four more, and the inode. */
function listeningInodes(table: string, port: number): string[] {
  const hexPort = port.toString(16).toUpperCase().padStart(4, '0');
  return table.split('\n').flatMap((line) => {
    const columns = line.trim().split(/\s+/);
    const [local, state, inode] = [columns[1], columns[3], columns[9]];
    return local?.endsWith(`:${hexPort}`) && state === LISTENING && inode ? [inode] : [];
  });
}

async function hasSocket(pid: string, inodes: Set<string>): Promise<boolean> {
  const files = await readdir(`/proc/${pid}/fd`).catch(() => []);
  for (const file of files) {
    const target = await readlink(`/proc/${pid}/fd/${file}`).catch(() => '');
    const inode = /^socket:\[(\d+)\]$/.exec(target)?.[1];
    if (inode && inodes.has(inode)) return true;
  }
  return false;
}

function readOrEmpty(file: string): Promise<string> {
  return readFile(file, 'utf8').catch(() => '');
}
