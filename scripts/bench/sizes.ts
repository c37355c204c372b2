/** How much is measured: enough for steady figures in a few minutes, or just enough to see that the bench works. */
import type { IntakeSizes } from './measurements/intake';
import type { LatencySizes } from './measurements/latency';
import type { ThroughputSizes } from './measurements/throughput';

export interface Sizes {
  customers: number;
  throughput: ThroughputSizes;
  latency: LatencySizes;
  intake: IntakeSizes;
}

const CUSTOMERS = 5_000;

const WHOLE: Sizes = {
  customers: CUSTOMERS,
  throughput: { rounds: 3, inCohorts: CUSTOMERS, single: 200 },
  latency: { rounds: 3, seconds: 30 },
  intake: {
    rounds: 3,
    customers: CUSTOMERS,
    batches: [
      { size: 1, connections: 32, events: 4_000 },
      { size: 20, connections: 16, events: 20_000 },
      { size: 500, connections: 8, events: 40_000, aim: { atLeast: 5_000 } },
    ],
  },
};

const QUICK_CUSTOMERS = 300;

const QUICK: Sizes = {
  customers: QUICK_CUSTOMERS,
  throughput: { rounds: 1, inCohorts: QUICK_CUSTOMERS, single: 20 },
  latency: { rounds: 1, seconds: 3 },
  intake: {
    rounds: 1,
    customers: QUICK_CUSTOMERS,
    batches: [
      { size: 1, connections: 32, events: 500 },
      { size: 20, connections: 16, events: 2_000 },
      { size: 500, connections: 8, events: 5_000, aim: { atLeast: 5_000 } },
    ],
  },
};

export function sizesOf({ quick }: { quick: boolean }): Sizes {
  return quick ? QUICK : WHOLE;
}
