/** Bounds how many messages are in a deliverer's hands at once. */
export class Slots {
  private taken = 0;
  private closed = false;
  private waiting: (() => void)[] = [];

  constructor(private readonly most: number) {}

  get free(): number {
    return this.closed ? 0 : this.most - this.taken;
  }

  take(count: number): void {
    this.taken += count;
  }

  giveBack(count: number): void {
    this.taken -= count;
    for (const wake of this.waiting.splice(0)) wake();
  }

  /** Resolves when at least this many are free, or when the slots are closed. */
  async untilFree(count: number): Promise<void> {
    while (this.free < count && !this.closed) await new Promise<void>((resolve) => this.waiting.push(resolve));
  }

  /** From now on nothing is free. */
  close(): void {
    this.closed = true;
    for (const wake of this.waiting.splice(0)) wake();
  }
}
