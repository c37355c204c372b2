/** Rows in which processes die, or are replaced. */
import { setTimeout as sleep } from 'node:timers/promises';
import { PARTS } from '../stack/chaos-stack';
import { awhile, type Disturbance, killing, killOnce, noRunFailed, type Outcome, type Row } from './row';

const AWAY_MS = 20_000;

export const deaths: Row[] = [
  {
    number: 0,
    fault: 'kill -9 of worker, api and Temporal server and PostgreSQL -m immediate, every 3 to 10 s',
    promise: 'nobody lost, nothing twice',
    times: 20,
    async disturb(disturbance) {
      const counts = new Map<string, number>();
      for (let time = 0; time < disturbance.times; time += 1) {
        await awhile(disturbance);
        const [part = 'worker'] = disturbance.chance.shuffled(PARTS);
        counts.set(part, (counts.get(part) ?? 0) + 1);
        await killOnce(disturbance.stack, part);
      }
      return { figures: [...counts].map(([part, count]) => `${part} ×${count}`), broken: [] };
    },
  },
  {
    number: 4,
    fault: 'api killed with -9 while events come in',
    promise: 'what was acknowledged is stored, once',
    times: 5,
    disturb: killing('api'),
    conclude: everythingStoredOnce,
  },
  {
    number: 5,
    fault: 'Temporal server killed with -9 and started on the same store, the first time after 20 s',
    promise: 'runs resume; events are taken all the while',
    times: 10,
    async disturb(disturbance) {
      const { stack, signal } = disturbance;
      await awhile(disturbance);
      await stack.parts.temporal.kill('SIGKILL');
      await sleep(AWAY_MS, undefined, { signal });
      await stack.parts.temporal.start();
      return killing('temporal')({ ...disturbance, times: disturbance.times - 1 });
    },
    conclude: everythingTakenAtOnce,
  },
  {
    number: 6,
    fault: 'PostgreSQL stopped at once (-m immediate) and started again',
    promise: 'commits survive; pools recover within 10 s',
    times: 10,
    async disturb(disturbance) {
      const slowest = await recoveries(disturbance);
      const ended = Object.values(disturbance.stack.parts).filter(({ endedByItself }) => endedByItself > 0);
      return {
        figures: [`${disturbance.times} stops`, `api ready again after ${(slowest / 1_000).toFixed(1)} s at most`],
        broken: [
          ...(slowest > 10_000 ? ['the api took more than 10 s'] : []),
          ...ended.map(({ name, endedByItself }) => `${name} ended by itself ${endedByItself} times`),
        ],
      };
    },
    conclude: everythingStoredOnce,
  },
  {
    number: 22,
    fault: 'everything replaced in good order (SIGTERM), one after the other, runs in flight',
    promise: 'no run fails, old histories go on in new processes',
    times: 3,
    async disturb(disturbance) {
      const { stack, times, campaign } = disturbance;
      for (let time = 0; time < times; time += 1) {
        await awhile(disturbance);
        await stack.secondWorker.start();
        await stack.parts.worker.stop();
        await stack.parts.worker.start();
        await stack.secondWorker.stop();
        await stack.parts.api.stop();
        await stack.parts.api.start();
      }
      const failures = [...campaign.entries.failures].map(([what, count]) => `${count} requests: ${what}`);
      return { figures: [`${times} rounds`, ...failures], broken: [] };
    },
    conclude: noRunFailed,
  },
];

async function recoveries(disturbance: Disturbance): Promise<number> {
  const { stack, times, signal } = disturbance;
  let slowest = 0;
  for (let time = 0; time < times; time += 1) {
    await awhile(disturbance);
    await killOnce(stack, 'postgres');
    const begunAt = Date.now();
    while (
      !(await fetch(`${stack.apiUrl}/readyz`).then(
        ({ ok }) => ok,
        () => false,
      ))
    ) {
      await sleep(50, undefined, { signal });
    }
    slowest = Math.max(slowest, Date.now() - begunAt);
  }
  return slowest;
}

async function everythingTakenAtOnce(disturbance: Disturbance): Promise<Outcome> {
  const { figures, broken } = await everythingStoredOnce(disturbance);
  const { failures } = disturbance.campaign.entries;
  return { figures, broken: failures.size > 0 ? [...broken, 'events had to be sent again'] : broken };
}

export async function everythingStoredOnce({ campaign }: Disturbance): Promise<Outcome> {
  const { entries, userIds } = campaign;
  const [row] = await campaign.query(
    (sql) =>
      sql<{ stored: number }[]>`select count(*)::int as stored from customer_event where name = ${entries.event}`,
  );
  const failures = [...entries.failures].map(([what, count]) => `${count} × ${what}`);
  return {
    figures: [`${entries.requests} requests, repeated because of: ${failures.join(', ') || 'nothing'}`],
    broken: row?.stored === userIds.length ? [] : [`${row?.stored} events stored instead of ${userIds.length}`],
  };
}
