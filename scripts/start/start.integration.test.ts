import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { claimFolder, commandLineOf, findFreePort } from '@kairos/db/embedded';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { root } from '../prepare/prepare.mjs';

const START_LIMIT_MS = 120_000;

let dataFolder: string;
let port: number;
const started: ChildProcess[] = [];

beforeEach(async () => {
  dataFolder = await mkdtemp(join(tmpdir(), 'kairos-start-'));
  port = await findFreePort();
});

afterEach(async () => {
  for (const launcher of started.splice(0)) await stop(launcher);
  await rm(dataFolder, { recursive: true });
});

interface Launch {
  process: ChildProcess;
  output: () => string;
  /** Resolves with the exit code. */
  ended: Promise<number | null>;
}

function start(environment: NodeJS.ProcessEnv = {}, options: string[] = []): Launch {
  const env = { ...process.env, KAIROS_DATA: dataFolder, KAIROS_PORT: String(port), ...environment };
  const launcher = spawn(process.execPath, [join(root, 'scripts', 'start.mjs'), ...options], { cwd: root, env });
  started.push(launcher);
  let output = '';
  for (const stream of [launcher.stdout, launcher.stderr]) stream.on('data', (chunk) => (output += chunk));
  const ended = once(launcher, 'close').then(([code]) => code);
  return { process: launcher, output: () => output, ended };
}

async function untilWelcome({ output, ended, process: launcher }: Launch): Promise<void> {
  await expect
    .poll(() => output().includes('Ctrl-C stops Kairos') || launcher.exitCode !== null, { timeout: START_LIMIT_MS })
    .toBe(true);
  if (launcher.exitCode !== null) throw new Error(`It ended with ${await ended}:\n${output()}`);
}

async function stop(launcher: ChildProcess, signal: NodeJS.Signals = 'SIGTERM'): Promise<void> {
  if (launcher.exitCode !== null || launcher.signalCode !== null) return;
  launcher.kill(signal);
  await once(launcher, 'exit');
}

/** Command lines of the living processes that work with our data folder or port. */
async function leftRunning(): Promise<string[]> {
  const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name) && Number(name) !== process.pid);
  const found: string[] = [];
  for (const pid of pids) {
    const environment = await readFile(`/proc/${pid}/environ`, 'utf8').catch(() => '');
    const command = (await commandLineOf(Number(pid))) ?? '';
    if (command && (command.includes(dataFolder) || environment.includes(dataFolder))) found.push(command);
  }
  return found;
}

describe('npm start, when it cannot', () => {
  it.each([
    [
      'a wrong setting',
      { KAIROS_PORT: 'http' },
      [],
      'KAIROS_PORT is "http": it must be a port number from 1 to 65535.',
    ],
    ['a misspelt setting', { KAIROS_PROT: '8081' }, [], 'KAIROS_PROT: no such setting.'],
    ['an unknown option', {}, ['--rest'], '--rest: no such option.'],
    [
      'a reset of servers that are not ours',
      { TEMPORAL_ADDRESS: 'localhost:1' },
      ['--reset'],
      'It cannot be used with',
    ],
    [
      'a database that does not answer',
      { DATABASE_URL: 'postgres://me@127.0.0.1:1/kairos' },
      [],
      'Check DATABASE_URL.',
    ],
    ['a Temporal that does not answer', { TEMPORAL_ADDRESS: '127.0.0.1:1' }, [], 'Check TEMPORAL_ADDRESS'],
  ])('says so for %s, and leaves nothing running', async (_name, environment, options, sentence) => {
    const launch = start(environment, options);
    expect(await launch.ended).toBe(1);
    expect(launch.output()).toContain(sentence);
    expect(launch.output()).not.toMatch(/^\s+at /m);
    expect(await leftRunning()).toEqual([]);
  });

  it('names who holds the port', async () => {
    const holder = createServer().listen(port, '127.0.0.1');
    await once(holder, 'listening');
    const launch = start();
    expect(await launch.ended).toBe(1);
    expect(launch.output()).toContain(`Port ${port} is taken`);
    expect(launch.output()).toContain(`(process ${process.pid})`);
    holder.close();
  });

  it('lets one start at a time use a data folder', async () => {
    const claim = await claimFolder(dataFolder);
    const launch = start();
    expect(await launch.ended).toBe(1);
    expect(launch.output()).toContain(`Kairos is running already with the data folder ${dataFolder}`);
    await claim.release();
  });

  it('says that its data folder is a file', async () => {
    const file = join(dataFolder, 'file');
    await writeFile(file, '');
    const launch = start({ KAIROS_DATA: file });
    expect(await launch.ended).toBe(1);
    expect(launch.output()).toContain('is not a folder');
  });

  it(
    'offers to start over when the data is corrupt, and does',
    async () => {
      await untilWelcome(start());
      await stop(started[0] ?? process.exit());
      await rm(join(dataFolder, 'postgres', 'cluster', 'global', 'pg_control'));
      const launch = start();
      expect(await launch.ended).toBe(1);
      expect(launch.output()).toContain('start over with "npm start -- --reset"');
      expect(await leftRunning()).toEqual([]);
      await untilWelcome(start({}, ['--reset']));
    },
    START_LIMIT_MS,
  );
});

describe.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)('npm start, ended by %s', (signal) => {
  it(
    'stops everything that it started',
    async () => {
      const launch = start();
      await untilWelcome(launch);
      expect((await leftRunning()).length).toBeGreaterThan(5);
      launch.process.kill(signal);
      expect(await launch.ended).toBe(0);
      expect(await leftRunning()).toEqual([]);
    },
    START_LIMIT_MS,
  );
});

describe('npm start', () => {
  it(
    'is there within 15 seconds the second time, with the data of the first',
    async () => {
      await untilWelcome(start());
      const secret = await readFile(join(dataFolder, 'secret'), 'utf8');
      await stop(started[0] ?? process.exit());
      const begun = Date.now();
      await untilWelcome(start());
      expect(Date.now() - begun).toBeLessThan(15_000);
      expect(await readFile(join(dataFolder, 'secret'), 'utf8')).toBe(secret);
    },
    START_LIMIT_MS,
  );

  it(
    'starts again after it was killed',
    async () => {
      const launch = start();
      await untilWelcome(launch);
      await stop(launch.process, 'SIGKILL');
      await untilWelcome(start());
    },
    START_LIMIT_MS,
  );

  it(
    'ends as a whole when one of its programs dies, and tells which',
    async () => {
      const launch = start();
      await untilWelcome(launch);
      process.kill(await pidOf('apps/worker/dist/main.js'), 'SIGKILL');
      expect(await launch.ended).toBe(1);
      expect(launch.output()).toContain('The worker ended unexpectedly (signal SIGKILL).');
      expect(await leftRunning()).toEqual([]);
    },
    START_LIMIT_MS,
  );
});

/** Of the program that works with our data folder. */
async function pidOf(file: string): Promise<number> {
  for (const name of await readdir('/proc')) {
    const environment = await readFile(`/proc/${name}/environ`, 'utf8').catch(() => '');
    if (environment.includes(dataFolder) && (await commandLineOf(Number(name)))?.includes(file)) return Number(name);
  }
  throw new Error(`${file} does not run.`);
}
