/** A server that runs beside us: starts it in a process group of its own, watches it, and stops it. */
import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, openSync, readFileSync, statSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';

export interface ServerProcessOptions {
  command: string;
  args: string[];
  /** Receives standard output and standard error. A file and not a pipe, so that the server outlives a killed parent. */
  logFile: string;
  env?: NodeJS.ProcessEnv;
  cwd?: string;
  uid?: number;
  gid?: number;
  /** Opens Node's message channel, whose closing tells a Node child that its parent is gone. */
  channel?: boolean;
}

export interface ExitReport {
  /** Exit code; null when a signal ended the process or when it could not be started. */
  code: number | null;
  signal: NodeJS.Signals | null;
  /** Why the command could not be started at all. */
  failure?: Error;
}

export interface ServerProcess {
  pid: number | undefined;
  /** Resolves when the process has ended, for whatever reason; never rejects. */
  exited: Promise<ExitReport>;
  hasExited(): boolean;
  /** What the process has written since this start, its last `count` lines. */
  lastLines(count: number): string[];
  /** Asks the process to end with `signal` and kills its whole group after `graceMs` milliseconds. */
  stop(signal: NodeJS.Signals, graceMs: number): Promise<void>;
}

/** Starts the server. It gets a group of its own, so Ctrl-C reaches us only and we decide the order of stopping. */
export function startServerProcess(options: ServerProcessOptions): ServerProcess {
  const log = openSync(options.logFile, 'a');
  const logStart = statSync(options.logFile).size;
  const child = spawn(options.command, options.args, {
    cwd: options.cwd,
    env: options.env ?? process.env,
    uid: options.uid,
    gid: options.gid,
    detached: true,
    stdio: options.channel ? ['ignore', log, log, 'ipc'] : ['ignore', log, log],
  });
  closeSync(log);

  let ended = false;
  const exited = untilExit(child).then((report) => {
    ended = true;
    return report;
  });
  return {
    pid: child.pid,
    exited,
    hasExited: () => ended,
    lastLines: (count) => linesSince(options.logFile, logStart).slice(-count),
    stop: async (signal, graceMs) => {
      if (ended) return;
      child.kill(signal);
      const late = await Promise.race([exited.then(() => false), sleep(graceMs, true, { ref: false })]);
      if (late) killGroup(child);
      await exited;
    },
  };
}

function untilExit(child: ChildProcess): Promise<ExitReport> {
  return new Promise((resolve) => {
    child.once('error', (failure) => resolve({ code: null, signal: null, failure }));
    child.once('exit', (code, signal) => resolve({ code, signal }));
  });
}

function killGroup(child: ChildProcess): void {
  try {
    if (child.pid !== undefined) process.kill(-child.pid, 'SIGKILL');
  } catch {
    // The group ended between the timeout and the kill.
  }
}

function linesSince(file: string, offset: number): string[] {
  const written = readFileSync(file).subarray(offset).toString('utf8');
  return written.split('\n').filter((line) => line.trim() !== '');
}
