/** Runs a command of the installed packages in sight of the user. */
import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { join } from 'node:path';
import { root } from '../prepare/prepare.mjs';

export interface CommandOptions {
  environment?: NodeJS.ProcessEnv;
  /** Keeps what the command prints from the screen and gives it back. */
  quiet?: boolean;
}

export interface CommandOutcome {
  code: number;
  /** What it printed, when it was quiet. */
  output: string;
}

/** @param command a program of node_modules/.bin and its arguments. */
export function runCommand([program = '', ...args]: string[], options: CommandOptions = {}): Promise<CommandOutcome> {
  const child = spawn(join(root, 'node_modules', '.bin', program), args, {
    cwd: root,
    env: { ...process.env, FORCE_COLOR: process.stdout.isTTY ? '1' : undefined, ...options.environment },
    stdio: ['inherit', options.quiet ? 'pipe' : 'inherit', options.quiet ? 'pipe' : 'inherit'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk) => (output += chunk));
  // Ctrl-C reaches the child as well: it stops its servers, and we must wait for that.
  const wait = () => {};
  const passOn = (signal: NodeJS.Signals) => child.kill(signal);
  process.on('SIGINT', wait).on('SIGTERM', passOn);
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code, signal) => {
      process.off('SIGINT', wait).off('SIGTERM', passOn);
      resolve({ code: code ?? 128 + (signal ? constants.signals[signal] : 0), output });
    });
  });
}
