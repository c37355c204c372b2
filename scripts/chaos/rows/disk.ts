/** The row in which the disk of PostgreSQL is full. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { ChaosStack } from '../stack/chaos-stack';
import { everythingStoredOnce } from './deaths';
import type { Disturbance, Outcome, Row } from './row';

const FULL_FOR_MS = 20_000;
const RECOVERED_WITHIN_MS = 60_000;

export const disk: Row[] = [
  {
    number: 7,
    fault: 'disk of PostgreSQL full for 20 s',
    promise: 'the intake says 503, nothing acknowledged is missing, all works again within 60 s',
    // The write-ahead log alone may take a thousand.
    needs: { diskMegabytes: 2_048 },
    entersFor: 25,
    async disturb(disturbance): Promise<Outcome> {
      const { stack, signal } = disturbance;
      await sleep(2_000, undefined, { signal });
      await stack.disk.fill();
      await sleep(FULL_FOR_MS, undefined, { signal });
      const seen = [...disturbance.campaign.entries.failures].map(([what, count]) => `${count} × ${what}`);
      await stack.disk.free();
      const recovered = await untilItStores(disturbance);
      return {
        figures: [
          `while it was full: ${seen.join(', ') || 'no request failed'}`,
          `stored again ${(recovered / 1_000).toFixed(1)} s after there was space`,
          ...restarts(stack),
        ],
        broken: [
          ...(disturbance.campaign.entries.failures.size > 0 ? [] : ['the disk was never full for the intake']),
          ...(recovered > RECOVERED_WITHIN_MS ? ['it took more than 60 s'] : []),
        ],
      };
    },
    conclude: everythingStoredOnce,
  },
];

/** Milliseconds until an event is acknowledged again. */
async function untilItStores({ campaign, signal }: Disturbance): Promise<number> {
  const begunAt = Date.now();
  const before = campaign.entries.acknowledged;
  while (campaign.entries.acknowledged === before && Date.now() - begunAt < 2 * RECOVERED_WITHIN_MS) {
    await sleep(100, undefined, { signal });
  }
  return Date.now() - begunAt;
}

function restarts({ parts }: ChaosStack): string[] {
  return Object.values(parts)
    .filter(({ endedByItself }) => endedByItself > 0)
    .map(({ name, endedByItself }) => `${name} ended ${endedByItself} times and came back`);
}
