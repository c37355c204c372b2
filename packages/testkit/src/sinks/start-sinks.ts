/** Starts sinks beside a test and tells what they hold. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { findFreePort } from '@kairos/db/embedded';
import { HOOKS_PATH } from './http-sink';
import { type LedgerLine, readLedger } from './ledger';
import type { SinkScript } from './script';

/** By which these sinks sign what they report. */
export const SINK_CALLBACK_SECRET = `whsec_${Buffer.alloc(32, 5).toString('base64')}`;

const PROGRAM = fileURLToPath(new URL('./sink-process.ts', import.meta.url));

/** Mail server and message service for one installation, in a process of their own. */
export class Sinks {
  private process: ChildProcess | null = null;

  private constructor(
    readonly ledgerFile: string,
    private readonly ports: { smtp: number; http: number },
  ) {}

  /** `ledgerFile` may hold lines of earlier sinks: they count on. */
  static async start(ledgerFile: string): Promise<Sinks> {
    const sinks = new Sinks(ledgerFile, { smtp: await findFreePort(), http: await findFreePort() });
    await sinks.run();
    return sinks;
  }

  /** Settings that make a worker deliver here. */
  get environment(): NodeJS.ProcessEnv {
    const service = `http://127.0.0.1:${this.ports.http}`;
    return {
      KAIROS_SMTP_URL: `smtp://127.0.0.1:${this.ports.smtp}`,
      KAIROS_MAIL_FROM: 'hello@sink.test',
      KAIROS_SMS_URL: service,
      KAIROS_SMS_TOKEN: 'sink',
      KAIROS_PUSH_URL: service,
      KAIROS_PUSH_TOKEN: 'sink',
      KAIROS_CALLBACK_SECRET: SINK_CALLBACK_SECRET,
      KAIROS_WEBHOOK_HOSTS: `127.0.0.1:${this.ports.http}`,
    };
  }

  /** An endpoint that webhooks may call. */
  get hooksUrl(): string {
    return `http://127.0.0.1:${this.ports.http}${HOOKS_PATH}kairos`;
  }

  /** From the next message on. */
  async follow(script: SinkScript): Promise<void> {
    if (!this.process) throw new Error('The sinks are not running.');
    this.process.send(script);
    await once(this.process, 'message');
  }

  /** Everything presented so far, taken or not, in order. */
  lines(): LedgerLine[] {
    return readLedger(this.ledgerFile);
  }

  /** As when the providers go down: nobody listens any more. */
  async kill(): Promise<void> {
    const running = this.process;
    this.process = null;
    if (!running || running.exitCode !== null) return;
    running.kill('SIGKILL');
    await once(running, 'exit');
  }

  /** Up again after `kill`, on the same ports. */
  async run(): Promise<void> {
    const child = spawn(process.execPath, ['--import', 'tsx', PROGRAM], {
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
      env: {
        ...process.env,
        SINK_LEDGER: this.ledgerFile,
        SINK_SMTP_PORT: String(this.ports.smtp),
        SINK_HTTP_PORT: String(this.ports.http),
      },
    });
    await Promise.race([
      once(child, 'message'),
      once(child, 'exit').then(() => Promise.reject(new Error('The sinks did not start.'))),
    ]);
    this.process = child;
  }
}
