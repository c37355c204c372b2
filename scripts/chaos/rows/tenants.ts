/** The row in which one workspace floods the intake that twenty share. */
import { setTimeout as sleep } from 'node:timers/promises';
import { createWorkspace, createWriteKey } from '@kairos/services';
import type { ChaosStack } from '../stack/chaos-stack';
import type { Disturbance, Outcome, Row } from './row';

const QUIET_TENANTS = 19;
/** Of each quiet tenant, a request with one event. */
const REQUEST_EVERY_MS = 500;
const QUIET_MS = 20_000;
const NOISY_MS = 30_000;
/** More than the intake stores in a second, many times over. */
const NOISY_CONNECTIONS = 16;
const NOISY_BATCH = 500;
/** A request that waits for nothing takes some milliseconds: twice as long as that is no harm that anybody notices. */
const UNNOTICED_MS = 100;

export const tenants: Row[] = [
  {
    number: 21,
    fault: 'one workspace of 20 sends batches of 500 events over 16 connections without a pause, for 30 s',
    promise: 'the 99th percentile of the others less than doubles, or stays below 100 ms',
    entersFor: 55,
    disturb: flood,
  },
];

async function flood({ stack, signal }: Disturbance): Promise<Outcome> {
  const keys = await Promise.all(Array.from({ length: QUIET_TENANTS + 1 }, () => newTenant(stack)));
  const [noisyKey = '', ...quietKeys] = keys;
  // The first requests look keys up and open connections.
  await requestsOf(stack, quietKeys, { milliseconds: 3_000, signal });
  const quiet = await requestsOf(stack, quietKeys, { milliseconds: QUIET_MS, signal });
  const [answers, beside] = await Promise.all([
    noise(stack, noisyKey, signal),
    requestsOf(stack, quietKeys, { milliseconds: NOISY_MS, signal }),
  ]);
  const [before, during] = [p99(quiet.took), p99(beside.took)];
  const counts = [...answers].map(([status, count]) => `${count} × ${status}`).join(', ');
  return {
    figures: [
      `99th percentile of the others ${before} ms in quiet, ${during} ms beside the flood`,
      `the flood was answered ${counts}`,
      `${beside.failed} of ${beside.took.length} requests of the others failed`,
    ],
    broken: [
      ...(during >= Math.max(2 * before, UNNOTICED_MS) ? ['the others felt it'] : []),
      ...(beside.failed > 0 ? ['requests of the others failed'] : []),
    ],
  };
}

async function newTenant({ database }: ChaosStack): Promise<string> {
  const wanted = { name: 'Tenant', timeZone: 'Europe/Amsterdam', currency: 'EUR' };
  const { workspaceId } = await createWorkspace(database, wanted);
  return (await createWriteKey(database, workspaceId, { name: 'Tenant', kind: 'server' })).key;
}

interface Span {
  milliseconds: number;
  signal: AbortSignal;
}

/** Each tenant asks at its own moments, spread evenly, whatever became of its request before. */
async function requestsOf(stack: ChaosStack, keys: readonly string[], { milliseconds, signal }: Span) {
  const begunAt = Date.now();
  const took: number[] = [];
  let failed = 0;
  const ask = async (key: string) => {
    const askedAt = performance.now();
    const status = await post(stack, key, 1, signal);
    took.push(performance.now() - askedAt);
    if (status !== 200) failed += 1;
  };
  const tenant = async (key: string, index: number) => {
    const asked: Promise<void>[] = [];
    for (let at = (index * REQUEST_EVERY_MS) / keys.length; at < milliseconds; at += REQUEST_EVERY_MS) {
      await sleep(Math.max(0, begunAt + at - Date.now()), undefined, { signal });
      asked.push(ask(key));
    }
    await Promise.all(asked);
  };
  await Promise.all(keys.map(tenant));
  return { took, failed };
}

async function noise(stack: ChaosStack, key: string, signal: AbortSignal): Promise<Map<number, number>> {
  const answers = new Map<number, number>();
  const end = Date.now() + NOISY_MS;
  const shout = async () => {
    while (Date.now() < end) {
      const status = await post(stack, key, NOISY_BATCH, signal);
      answers.set(status, (answers.get(status) ?? 0) + 1);
    }
  };
  await Promise.all(Array.from({ length: NOISY_CONNECTIONS }, shout));
  return answers;
}

async function post(stack: ChaosStack, key: string, events: number, signal: AbortSignal): Promise<number> {
  const batch = Array.from({ length: events }, (_, number) => ({
    ...{ type: 'track', event: 'page_view', userId: `visitor-${number}` },
    properties: { page: '/offers', position: number },
  }));
  const answer = await fetch(`${stack.apiUrl}/v1/batch`, {
    method: 'POST',
    headers: {
      authorization: `Basic ${Buffer.from(`${key}:`).toString('base64')}`,
      'content-type': 'application/json',
    },
    body: JSON.stringify({ batch }),
    signal,
  });
  await answer.arrayBuffer();
  return answer.status;
}

/** Milliseconds, rounded. */
function p99(took: readonly number[]): number {
  const sorted = [...took].sort((a, b) => a - b);
  return Math.round(sorted[Math.floor(sorted.length * 0.99)] ?? 0);
}
