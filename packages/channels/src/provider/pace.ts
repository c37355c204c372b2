/** Keeps to a provider's pace: a token bucket that can also be closed for a while. All times are real, in milliseconds. */
export class Pace {
  private tokens: number;
  private filledAt: number;
  private closedUntil = 0;

  /** `burst` is what may go at once after a quiet time. */
  constructor(
    private readonly perSecond: number,
    private readonly burst: number,
    now: number,
  ) {
    this.tokens = burst;
    this.filledAt = now;
  }

  /** Takes up to `wanted` tokens; returns how many there were. */
  take(wanted: number, now: number): number {
    if (now < this.closedUntil) return 0;
    this.fill(now);
    const taken = Math.min(wanted, Math.floor(this.tokens));
    this.tokens -= taken;
    return taken;
  }

  /** Returns tokens that were not used. */
  giveBack(unused: number): void {
    this.tokens = Math.min(this.burst, this.tokens + unused);
  }

  /** Lets nothing through until then; a later moment that is already set stays. */
  close(until: number): void {
    this.closedUntil = Math.max(this.closedUntil, until);
  }

  /** Milliseconds until at least one token is there. */
  wait(now: number): number {
    this.fill(now);
    const untilToken = this.tokens >= 1 ? 0 : Math.ceil(((1 - this.tokens) / this.perSecond) * 1_000);
    return Math.max(untilToken, this.closedUntil - now, 0);
  }

  private fill(now: number): void {
    const earned = (Math.max(0, now - this.filledAt) / 1_000) * this.perSecond;
    this.tokens = Math.min(this.burst, this.tokens + earned);
    this.filledAt = Math.max(this.filledAt, now);
  }
}
