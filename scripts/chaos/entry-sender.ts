/** A sender as the documentation asks for one: it sends a batch again, under the same ids, until it hears that it is stored. */
import { setTimeout as sleep } from 'node:timers/promises';

const BATCH = 25;
const CONNECTIONS = 8;
const AGAIN_AFTER_MS = 300;
const LONGEST_WAIT_MS = 60_000;

export class EntrySender {
  requests = 0;
  /** Requests that were not answered with success, by what came instead. */
  readonly failures = new Map<string, number>();
  /** Longest time until any answer or failure, milliseconds. */
  slowest = 0;
  /** Batches acknowledged so far: their customers must be there. */
  acknowledged = 0;

  constructor(
    private readonly apiUrl: string,
    private readonly writeKey: string,
    readonly event: string,
    /** When it happened, epoch ms, as the sender says; left out, when it comes in. */
    private readonly momentOf: ((userId: string) => number) | undefined,
    private readonly signal: AbortSignal,
  ) {}

  async send(userIds: readonly string[], perSecond: number): Promise<void> {
    const batches: string[][] = [];
    for (let from = 0; from < userIds.length; from += BATCH) batches.push(userIds.slice(from, from + BATCH));
    const begunAt = Date.now();
    const waiting = batches.entries();
    const next = async (): Promise<void> => {
      for (const [number, batch] of waiting) {
        const dueAt = begunAt + (number * BATCH * 1_000) / perSecond;
        await sleep(Math.max(0, dueAt - Date.now()), undefined, { signal: this.signal });
        await this.untilAcknowledged(batch.map((userId) => this.itemOf(userId)));
      }
    };
    await Promise.all(Array.from({ length: CONNECTIONS }, next));
  }

  itemOf(userId: string): object {
    const item = { type: 'track', event: this.event, userId, messageId: `${this.event}/${userId}` };
    return this.momentOf ? { ...item, timestamp: new Date(this.momentOf(userId)).toISOString() } : item;
  }

  async untilAcknowledged(items: readonly object[]): Promise<void> {
    while (!(await this.post(items))) await sleep(AGAIN_AFTER_MS, undefined, { signal: this.signal });
    this.acknowledged += 1;
  }

  private async post(items: readonly object[]): Promise<boolean> {
    const begunAt = Date.now();
    this.requests += 1;
    const outcome = await fetch(`${this.apiUrl}/v1/batch`, {
      method: 'POST',
      headers: {
        authorization: `Basic ${Buffer.from(`${this.writeKey}:`).toString('base64')}`,
        'content-type': 'application/json',
      },
      body: JSON.stringify({ batch: items }),
      signal: AbortSignal.any([this.signal, AbortSignal.timeout(LONGEST_WAIT_MS)]),
    }).then(
      async (answer) => {
        await answer.arrayBuffer();
        return answer.ok ? 'ok' : String(answer.status);
      },
      (error: unknown) => (error instanceof Error && error.name === 'TimeoutError' ? 'no answer' : 'no connection'),
    );
    this.signal.throwIfAborted();
    this.slowest = Math.max(this.slowest, Date.now() - begunAt);
    if (outcome !== 'ok') this.failures.set(outcome, (this.failures.get(outcome) ?? 0) + 1);
    return outcome === 'ok';
  }
}
