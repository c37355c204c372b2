/** A number whose reading grows dear as tables grow: it is read again only when its last reading was long ago for what it cost. */

const REST_MS = 2_000;
/** At most one part in so many of the time goes into counting. */
const SHARE = 50;

export class SlowCount {
  private last: number | null = null;
  private restUntil = 0;

  constructor(private readonly count: () => Promise<number>) {}

  async value(now: () => number = Date.now): Promise<number> {
    const startedAt = now();
    if (this.last !== null && startedAt < this.restUntil) return this.last;
    this.last = await this.count();
    const endedAt = now();
    this.restUntil = endedAt + Math.max(REST_MS, (endedAt - startedAt) * SHARE);
    return this.last;
  }
}
