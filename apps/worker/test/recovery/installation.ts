/** The programs of an installation as `npm start` runs them, apart from the test: a worker that can be killed, and a sandbox that stays. */
import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { findFreePort } from '@kairos/db/embedded';
import { FAULT_WORDS, type FaultPoint } from '@kairos/services';
import { eventually, testStack } from '@kairos/testkit';

const REPOSITORY = fileURLToPath(new URL('../../../..', import.meta.url));
/** Ends a program whose test run is gone. */
const GUARD = new URL('../../../../scripts/start/child-guard.mjs', import.meta.url).href;

/** By which its programs unseal the secrets of endpoints, in hexadecimal. */
export const INSTALLATION_SECRET = '07'.repeat(32);

/** A program that has not come to its fault point by then never will. */
const NEVER_PASSED_MS = 45_000;

/** Costs little when nothing changed since the last build. */
export async function buildPrograms(): Promise<void> {
  const turbo = [
    'node_modules/turbo/bin/turbo',
    'run',
    'build',
    '--filter=@kairos/worker',
    '--filter=@kairos/api',
    '--output-logs=errors-only',
  ];
  const env = { ...process.env, TURBO_TELEMETRY_DISABLED: '1', NODE_ENV: 'production' };
  await promisify(execFile)(process.execPath, turbo, { cwd: REPOSITORY, env });
}

export class Installation {
  private readonly programs: ChildProcess[] = [];

  private constructor(
    private readonly environment: NodeJS.ProcessEnv,
    /** Where the api is reached once it is started. */
    readonly apiUrl: string,
  ) {}

  /** On this database, for the application role, and the test's own Temporal server. `settings` come on top. */
  static async on(databaseUrl: string, settings: NodeJS.ProcessEnv = {}): Promise<Installation> {
    const { temporalAddress, temporalNamespace } = testStack();
    const apiPort = String(await findFreePort());
    const environment = {
      ...process.env,
      DATABASE_URL: databaseUrl,
      TEMPORAL_ADDRESS: temporalAddress,
      TEMPORAL_NAMESPACE: temporalNamespace,
      KAIROS_PORT: apiPort,
      KAIROS_SANDBOX_SMTP_PORT: String(await findFreePort()),
      KAIROS_SANDBOX_HTTP_PORT: String(await findFreePort()),
      KAIROS_SECRET: INSTALLATION_SECRET,
      KAIROS_ROOT: REPOSITORY,
      KAIROS_LOG_LEVEL: 'info',
      ...settings,
    };
    return new Installation(environment, `http://127.0.0.1:${apiPort}`);
  }

  /** Resolves when the sandbox listens. */
  startSandbox(): Promise<ChildProcess> {
    return this.startAndHear('worker/dist/sandbox.js', 'sandbox ready');
  }

  /** Resolves when the worker works. */
  startWorker(): Promise<ChildProcess> {
    return this.startAndHear('worker/dist/main.js', 'worker ready');
  }

  /** Resolves when the api answers. */
  startApi(): Promise<ChildProcess> {
    return this.startAndHear('api/dist/main.js', 'Server listening');
  }

  /** Starts a program that ends by itself at the first pass of a fault point; the answer tells where it did. */
  startToEndAt(program: 'worker' | 'api', point: FaultPoint): { endedAt: Promise<string> } {
    const child = this.start(`${program}/dist/main.js`, { KAIROS_FAULT_POINT: point });
    let said = '';
    for (const stream of [child.stdout, child.stderr])
      stream?.on('data', (chunk: Buffer) => (said += chunk.toString()));
    const limit = setTimeout(() => child.kill('SIGKILL'), NEVER_PASSED_MS);
    const endedAt = once(child, 'close').then(() => {
      clearTimeout(limit);
      return new RegExp(`${FAULT_WORDS} (\\S+)`).exec(said)?.[1] ?? `not at ${point}: ${said}`;
    });
    return { endedAt };
  }

  /** As `kill -9` does it: no word of farewell. */
  async kill(program: ChildProcess): Promise<void> {
    program.kill('SIGKILL');
    await once(program, 'exit');
  }

  async close(): Promise<void> {
    const running = this.programs.filter(({ exitCode, signalCode }) => exitCode === null && signalCode === null);
    await Promise.all(running.map((program) => this.kill(program)));
  }

  private start(file: string, settings: NodeJS.ProcessEnv = {}): ChildProcess {
    const program = spawn(process.execPath, ['--import', GUARD, `apps/${file}`], {
      cwd: REPOSITORY,
      env: { ...this.environment, ...settings },
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    });
    this.programs.push(program);
    return program;
  }

  private async startAndHear(file: string, readyWords: string): Promise<ChildProcess> {
    const program = this.start(file);
    let said = '';
    program.stdout?.on('data', (chunk: Buffer) => {
      said += chunk.toString();
    });
    program.stderr?.pipe(process.stderr, { end: false });
    await eventually(`${file} says "${readyWords}"`, async () => {
      if (program.exitCode !== null) throw new Error(`It ended: ${said}`);
      return said.includes(readyWords);
    });
    return program;
  }
}
