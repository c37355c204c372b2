/** Everything that was started, so that all of it can be stopped in the opposite order, and only that. */
import type { OperatorError } from '@kairos/db/embedded';

export interface RunningPart {
  name: string;
  /** Resolves when the part ends, whether we stopped it or not. */
  ended: Promise<OperatorError>;
  stop(): Promise<void>;
}

export class RunningParts {
  private readonly parts: RunningPart[] = [];
  private stopping = false;
  private reportFailure: (error: OperatorError) => void = () => {};
  private readonly failure = new Promise<never>((_resolve, reject) => {
    this.reportFailure = reject;
  });

  constructor() {
    // Nobody may be waiting at the moment a part ends.
    this.failure.catch(() => {});
  }

  add(part: RunningPart): void {
    this.parts.push(part);
    void part.ended.then((error) => {
      if (!this.stopping && this.parts.includes(part)) this.reportFailure(error);
    });
  }

  /** Stops one part on purpose: its end is no failure. */
  async stop(part: RunningPart): Promise<void> {
    this.parts.splice(this.parts.indexOf(part), 1);
    await part.stop();
  }

  /** The outcome of `work`, or a rejection as soon as one of the parts ends on its own. */
  whileAllRun<T>(work: Promise<T>): Promise<T> {
    return Promise.race([work, this.failure]);
  }

  /** Stops what was started last first: the worker before the servers that it works with. */
  async stopAll(): Promise<void> {
    this.stopping = true;
    for (const part of this.parts.splice(0).reverse()) await part.stop();
  }
}
