/** Gathers items that arrive one by one and works them off in batches: one transaction then serves many callers. */
export class Gather<Item, Answer> {
  private waiting: { item: Item; resolve: (answer: Answer) => void; reject: (error: unknown) => void }[] = [];
  private timer: NodeJS.Timeout | null = null;
  private working: Promise<void> = Promise.resolve();
  private isWorking = false;

  /** `work` answers each item, in order; when it throws, every item of the batch fails. One batch runs at a time. */
  constructor(
    private readonly work: (items: Item[]) => Promise<Answer[]>,
    private readonly options: { milliseconds: number; most: number },
  ) {}

  add(item: Item): Promise<Answer> {
    return new Promise((resolve, reject) => {
      this.waiting.push({ item, resolve, reject });
      if (this.isWorking) return;
      if (this.waiting.length >= this.options.most) this.begin();
      else this.timer ??= setTimeout(() => this.begin(), this.options.milliseconds);
    });
  }

  /** Resolves when everything added so far is worked off. */
  async drained(): Promise<void> {
    while (this.waiting.length > 0 || this.isWorking) {
      if (!this.isWorking) this.begin();
      await this.working;
    }
  }

  private begin(): void {
    if (this.timer) clearTimeout(this.timer);
    this.timer = null;
    if (this.isWorking || this.waiting.length === 0) return;
    this.isWorking = true;
    this.working = this.workOff(this.waiting.splice(0, this.options.most)).finally(() => {
      this.isWorking = false;
      // What gathered meanwhile waited long enough.
      this.begin();
    });
  }

  private async workOff(batch: typeof this.waiting): Promise<void> {
    try {
      const answers = await this.work(batch.map(({ item }) => item));
      for (const [index, { resolve, reject }] of batch.entries()) {
        const answer = answers[index];
        if (answer === undefined) reject(new Error('An item of the batch got no answer.'));
        else resolve(answer);
      }
    } catch (error) {
      for (const { reject } of batch) reject(error);
    }
  }
}
