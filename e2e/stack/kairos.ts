/** Starts Kairos with the command that its users start it with, on a data folder of its own. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
/** The Temporal server may have to be built first. */
const START_LIMIT_MS = 10 * 60_000;

export interface RunningKairos {
  url: string;
  signInLink: string;
  dataFolder: string;
  stop(): Promise<void>;
}

/** Resolves when it can be used; rejects with what it said when it cannot. */
export async function startKairos(): Promise<RunningKairos> {
  const dataFolder = await mkdtemp(join(tmpdir(), 'kairos-e2e-'));
  const environment = { ...process.env, KAIROS_PORT: String(await freePort()), KAIROS_DATA: dataFolder };
  const launcher = spawn(process.execPath, [join(ROOT, 'scripts', 'start.mjs')], {
    cwd: ROOT,
    env: environment,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const stop = async () => {
    if (launcher.exitCode === null) {
      launcher.kill('SIGTERM');
      await once(launcher, 'exit');
    }
    await rm(dataFolder, { recursive: true, force: true });
  };
  try {
    return { ...(await untilWelcome(launcher)), dataFolder, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

function untilWelcome(launcher: ChildProcess): Promise<{ url: string; signInLink: string }> {
  return new Promise((resolve, reject) => {
    let said = '';
    const fail = (why: string) => reject(new Error(`Kairos did not start: ${why}\n${said}`));
    const limit = setTimeout(fail, START_LIMIT_MS, 'it took too long.');
    launcher.once('exit', (code) => {
      clearTimeout(limit);
      fail(`exit code ${code}.`);
    });
    const listen = (chunk: Buffer) => {
      said += chunk.toString();
      const url = /^Kairos runs at (\S+)$/m.exec(said)?.[1];
      const signInLink = /^Sign in, once:\s+(\S+)$/m.exec(said)?.[1];
      if (url === undefined || signInLink === undefined) return;
      clearTimeout(limit);
      resolve({ url, signInLink });
    };
    launcher.stdout?.on('data', listen);
    launcher.stderr?.on('data', listen);
  });
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const address = probe.address();
  probe.close();
  await once(probe, 'close');
  if (address === null || typeof address === 'string') throw new Error('The operating system gave no port number.');
  return address.port;
}
