/** The row in which the network between the programs and PostgreSQL is bad. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Row } from './row';

const SLOW_MS = 2_000;
const SLOW_FOR_MS = 30_000;
const SILENT_FOR_MS = 25_000;
const RESETS = 30;

export const network: Row[] = [
  {
    number: 8,
    fault: 'way to PostgreSQL: 30 s with 2 s of latency, 30 × 10 % of the connections reset, 25 s of silence',
    promise: 'no request takes more than 15 s, nothing hangs for good',
    async disturb({ stack, chance, signal }) {
      const { proxy } = stack;
      proxy.latency = SLOW_MS / 2;
      await sleep(SLOW_FOR_MS, undefined, { signal });
      proxy.latency = 0;
      for (let time = 0; time < RESETS; time += 1) {
        proxy.reset(0.1, (limit) => chance.upTo(limit));
        await sleep(500, undefined, { signal });
      }
      proxy.silence();
      await sleep(SILENT_FOR_MS, undefined, { signal });
      proxy.speak();
      return { figures: [], broken: [] };
    },
    async conclude({ campaign }) {
      const { slowest, failures } = campaign.entries;
      const seconds = (slowest / 1_000).toFixed(1);
      return {
        figures: [`slowest request ${seconds} s`, ...[...failures].map(([what, count]) => `${count} × ${what}`)],
        broken: slowest > 15_000 ? [`a request took ${seconds} s`] : [],
      };
    },
  },
];
