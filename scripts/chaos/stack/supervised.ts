/** A process under supervision: it can be killed, is started again, and comes back by itself when it ends on its own. */
import { setTimeout as sleep } from 'node:timers/promises';

/** A running process, however it was started. */
export interface Running {
  pid: number;
  exited: Promise<unknown>;
  /** Ends it in good order, or lets go of what an ended one held. */
  stop(): Promise<void>;
}

const RESTART_AFTER_MS = 500;

export class Supervised {
  /** How often it ended although nobody had asked it to. */
  endedByItself = 0;
  private running: Running | null = null;
  private wanted = false;
  private starting: Promise<void> = Promise.resolve();

  constructor(
    readonly name: string,
    private readonly launch: () => Promise<Running>,
  ) {}

  /** Resolves when it runs. */
  async start(): Promise<void> {
    this.wanted = true;
    this.starting = this.bringUp();
    await this.starting;
  }

  /** Sends a signal that it does not survive, waits for its end, and leaves it down. */
  async kill(signal: NodeJS.Signals = 'SIGKILL'): Promise<void> {
    await this.starting;
    const { running } = this;
    this.wanted = false;
    if (!running) return;
    this.signal(signal);
    await running.exited;
    await running.stop();
    this.running = null;
  }

  /** In good order, as a deployment does it. */
  async stop(): Promise<void> {
    await this.starting;
    this.wanted = false;
    await this.running?.stop();
    this.running = null;
  }

  /** SIGSTOP and SIGCONT as well. */
  signal(signal: NodeJS.Signals): void {
    if (this.running) process.kill(this.running.pid, signal);
  }

  private async bringUp(): Promise<void> {
    const running = await this.launch();
    this.running = running;
    void running.exited.then(() => this.comeBack(running));
  }

  private async comeBack(ended: Running): Promise<void> {
    if (!this.wanted || this.running !== ended) return;
    this.endedByItself += 1;
    await ended.stop();
    await sleep(RESTART_AFTER_MS);
    if (this.wanted) this.starting = this.bringUp().catch(() => this.comeBack(ended));
  }
}
