/** The programs of Kairos itself, as `npm start` runs them built and `npm run dev` from source. */
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { startServerProcess } from '@kairos/db/embedded';
import { endOf } from './end-of';
import { noteProgram } from './leftover-programs';
import type { RunningPart } from './running-parts';

const STOP_GRACE_MS = 15_000;

export interface Program {
  /** As a sentence begins with it. */
  title: string;
  /** As its log is called. */
  name: string;
  /** Arguments for Node; files from the root of the repository. */
  run: string[];
}

const built = (app: string, file: string) => ['--enable-source-maps', `apps/${app}/dist/${file}.js`];
// Workflow code is read by Temporal's bundler and not imported, so it must be watched by name.
const watched = (app: string, file: string) => [
  ...['node_modules/tsx/dist/cli.mjs', 'watch', '--include', 'apps/worker/src/workflows/**'],
  `apps/${app}/src/${file}.ts`,
];

/** In the order of starting: the sandbox receives what the worker sends. */
export const builtPrograms: Program[] = [
  { title: 'The sandbox', name: 'sandbox', run: built('worker', 'sandbox') },
  { title: 'The api', name: 'api', run: built('api', 'main') },
  { title: 'The worker', name: 'worker', run: built('worker', 'main') },
];

/** Restarted by themselves when their source changes. */
export const watchedPrograms: Program[] = [
  { title: 'The sandbox', name: 'sandbox', run: watched('worker', 'sandbox') },
  { title: 'The api', name: 'api', run: watched('api', 'main') },
  { title: 'The worker', name: 'worker', run: watched('worker', 'main') },
  { title: 'The web application', name: 'web', run: ['node_modules/vite/bin/vite.js', 'apps/web', '--strictPort'] },
];

export interface ProgramOptions {
  root: string;
  logFile: string;
  /** Where it is written down what runs. */
  noteFile: string;
  environment: NodeJS.ProcessEnv;
}

/** Starts one program under the guard that stops it when the launcher is gone. */
export async function startProgram(program: Program, options: ProgramOptions): Promise<RunningPart> {
  const guard = pathToFileURL(join(options.root, 'scripts', 'start', 'child-guard.mjs')).href;
  const server = startServerProcess({
    command: process.execPath,
    args: ['--import', guard, ...program.run],
    cwd: options.root,
    env: { ...process.env, ...options.environment },
    logFile: options.logFile,
    channel: true,
  });
  await noteProgram(options.noteFile, server.pid);
  return {
    name: program.title,
    ended: endOf(program.title, server, options.logFile),
    stop: () => server.stop('SIGTERM', STOP_GRACE_MS),
  };
}
