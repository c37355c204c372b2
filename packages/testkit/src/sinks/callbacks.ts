/** What a provider reports after it took a message: as often and as shuffled as the script says, and partly before its answer. */
import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { type CallbackStatus, webhookHeaders } from '@kairos/channels';
import { chanceOf, type SinkCallbacks } from './script';

/** Nobody who reports waits longer before the answer to the hand-over. */
const PATIENCE_MS = 500;
const SPREAD_MS = 3_000;
const AGAIN_MS = 500;
const MOST_TRIES = 200;

/** What is reported of a message: it bounces, or it is delivered and perhaps complained of. */
export function reportsOf({ seed, bounced, complained }: SinkCallbacks, key: string): CallbackStatus[] {
  const chance = chanceOf(seed, 'report', key);
  if (chance < bounced) return ['bounced'];
  return chance < bounced + complained ? ['delivered', 'complained'] : ['delivered'];
}

/** Resolves when the provider may answer; what is not reported by then is reported later, until it is taken. */
export async function report(callbacks: SinkCallbacks, channel: string, key: string): Promise<void> {
  const statuses = Array.from({ length: callbacks.times }, () => reportsOf(callbacks, key)).flat();
  const ranked = statuses
    .map((status, index) => ({ status, rank: chanceOf(callbacks.seed, key, index) }))
    .sort((a, b) => a.rank - b.rank);
  const [first, ...others] = ranked;
  for (const { status, rank } of others) void later(callbacks, channel, { key, status, after: rank * SPREAD_MS });
  if (first) await Promise.race([later(callbacks, channel, { ...first, key, after: 0 }), sleep(PATIENCE_MS)]);
}

async function later(
  callbacks: SinkCallbacks,
  channel: string,
  { key, status, after }: { key: string; status: CallbackStatus; after: number },
): Promise<void> {
  await sleep(after);
  const body = JSON.stringify({ events: [{ reference: key, status }] });
  for (let tries = 0; tries < MOST_TRIES; tries += 1) {
    const headers = webhookHeaders({ id: randomUUID(), body }, [callbacks.secret], Date.now());
    const isTaken = await fetch(`${callbacks.url}/${channel}`, {
      ...{ method: 'POST', body, signal: AbortSignal.timeout(20_000) },
      headers: { ...headers, 'content-type': 'application/json' },
    }).then(
      ({ ok }) => ok,
      () => false,
    );
    if (isTaken) return;
    await sleep(AGAIN_MS);
  }
}
