/** Something whose reading grows dear as tables grow: it is read again only when its last reading was long ago for what it cost. */

const REST_MS = 2_000;
/** At most one part in so many of the time goes into reading. */
const SHARE = 50;

export class SlowReading<T> {
  private last: { value: T } | null = null;
  private restUntil = 0;

  constructor(private readonly read: () => Promise<T>) {}

  async value(now: () => number = Date.now): Promise<T> {
    const startedAt = now();
    if (this.last !== null && startedAt < this.restUntil) return this.last.value;
    const value = await this.read();
    this.last = { value };
    const endedAt = now();
    this.restUntil = endedAt + Math.max(REST_MS, (endedAt - startedAt) * SHARE);
    return value;
  }
}
