/** Sends events at a steady rate, whether earlier ones were answered or not: a slow answer must not thin out the load. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { BenchWorkspace } from './bench-workspace';

export interface SteadyLoad {
  /** Events a second. */
  rate: number;
  count: number;
  /** Events in one request; each gets one of its own when absent. */
  batch?: number;
  /** The event with this number, and the real moment (epoch ms) at which it is due to leave: our own lateness counts as well. */
  event(number: number, dueAt: number): object;
}

/** Resolves when every event was answered. */
export async function sendAtRate(workspace: BenchWorkspace, { rate, count, batch, event }: SteadyLoad): Promise<void> {
  const answers: Promise<void>[] = [];
  const begunAt = Date.now();
  const size = batch ?? 1;
  for (let number = 0; number < count; number += size) {
    const dueAt = begunAt + (number * 1_000) / rate;
    workspace.signal.throwIfAborted();
    if (dueAt > Date.now()) await sleep(dueAt - Date.now());
    const items = Array.from({ length: Math.min(size, count - number) }, (_, index) => event(number + index, dueAt));
    const answer =
      batch === undefined
        ? workspace.sender.post('/v1/track', Buffer.from(JSON.stringify(items[0])))
        : workspace.sender.post('/v1/batch', Buffer.from(JSON.stringify({ batch: items })));
    // Whoever waits for all of them sees the failure; until then nobody does.
    answer.catch(() => {});
    answers.push(answer);
  }
  await Promise.all(answers);
}
