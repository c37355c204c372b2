/** Whose commit may run now: few of those that move a herd of due runs on, so that a single customer's finds room beside them. */
import type { CommitRequest } from '@kairos/services';

/** Commits that may run at once, over all cohorts: each holds a connection to the database. */
const AT_ONCE = 8;
/** Two are a sixth faster, as one computes while the other waits for the database, and everybody else waits half as long again. */
const HERDS_AT_ONCE = 1;
const HERD = 50;
/** So long, of the time that its commit took, the next herd leaves processor and database to everybody else. */
const REST = 0.5;

export class CommitTurns {
  private running = 0;
  private runningHerds = 0;
  private readonly waiting: { isHerd: boolean; begin: () => void }[] = [];

  /** Runs `work` when it is its turn: in the order of asking, except that herds let others pass. */
  async take<T>({ due }: Pick<CommitRequest, 'due'>, work: () => Promise<T>): Promise<T> {
    const isHerd = due.length >= HERD;
    await new Promise<void>((begin) => {
      this.waiting.push({ isHerd, begin });
      this.beginNext();
    });
    const begunAt = performance.now();
    try {
      return await work();
    } finally {
      this.running -= 1;
      if (isHerd) setTimeout(() => this.letHerdsGo(), (performance.now() - begunAt) * REST);
      this.beginNext();
    }
  }

  private letHerdsGo(): void {
    this.runningHerds -= 1;
    this.beginNext();
  }

  private beginNext(): void {
    while (this.running < AT_ONCE) {
      const herdsMayRun = this.runningHerds < HERDS_AT_ONCE;
      const next = this.waiting.findIndex(({ isHerd }) => !isHerd || herdsMayRun);
      const [turn] = next < 0 ? [] : this.waiting.splice(next, 1);
      if (!turn) return;
      this.running += 1;
      if (turn.isHerd) this.runningHerds += 1;
      turn.begin();
    }
  }
}
