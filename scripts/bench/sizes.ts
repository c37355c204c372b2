/** How much is measured: enough for steady figures in a quarter of an hour, or just enough to see that the bench works. */
import type { BurstSizes } from './measurements/burst';
import type { EngineSizes } from './measurements/engine';
import type { GrowthSizes } from './measurements/growth';
import type { IntakeSizes } from './measurements/intake';
import type { NineOClockSizes } from './measurements/nine-o-clock';
import type { StandingSizes } from './measurements/standing';
import type { TrickleSizes } from './measurements/trickle';
import type { WaitingSizes } from './measurements/waiting';

export interface Sizes {
  customers: number;
  burst: BurstSizes;
  trickle: TrickleSizes;
  intake: IntakeSizes;
  waiting: WaitingSizes;
  nineOClock: NineOClockSizes;
  standing: StandingSizes;
  growth: GrowthSizes;
  engine: EngineSizes;
}

const CUSTOMERS = 10_000;
const RUNS_PER_WORKFLOW = 2_000;

const WHOLE: Sizes = {
  customers: CUSTOMERS,
  burst: { rounds: 3, inCohorts: CUSTOMERS, single: 200 },
  trickle: { rounds: 2, seconds: 60 },
  intake: {
    rounds: 3,
    customers: CUSTOMERS,
    batches: [
      { size: 1, connections: 32, events: 4_000 },
      { size: 20, connections: 16, events: 20_000 },
      { size: 500, connections: 8, events: 40_000, aim: { atLeast: 10_000 } },
    ],
  },
  waiting: { runs: 100_000, wakeSeconds: 20, sensingSeconds: 20 },
  nineOClock: { runs: 100_000, minutes: 3, trickleSeconds: 30 },
  standing: { runs: 50_000 },
  growth: { customers: CUSTOMERS, events: 40_000, runsPerWorkflow: RUNS_PER_WORKFLOW },
  engine: engineSizes({ rounds: 5, customers: 1_000, events: 500_000, compilations: 50 }),
};

const QUICK_CUSTOMERS = 300;

const QUICK: Sizes = {
  customers: QUICK_CUSTOMERS,
  burst: { rounds: 1, inCohorts: QUICK_CUSTOMERS, single: 20 },
  trickle: { rounds: 1, seconds: 3 },
  intake: {
    rounds: 1,
    customers: QUICK_CUSTOMERS,
    batches: [
      { size: 1, connections: 32, events: 500 },
      { size: 20, connections: 16, events: 2_000 },
      { size: 500, connections: 8, events: 5_000, aim: { atLeast: 10_000 } },
    ],
  },
  waiting: { runs: 5_000, wakeSeconds: 2, sensingSeconds: 2 },
  nineOClock: { runs: 1_000, minutes: 1, trickleSeconds: 5 },
  standing: { runs: 1_000 },
  growth: { customers: QUICK_CUSTOMERS, events: 5_000, runsPerWorkflow: RUNS_PER_WORKFLOW },
  engine: engineSizes({ rounds: 1, customers: 100, events: 20_000, compilations: 5 }),
};

export function sizesOf({ quick, runs }: { quick: boolean; runs: number | undefined }): Sizes {
  const sizes = quick ? QUICK : WHOLE;
  return runs === undefined ? sizes : { ...sizes, standing: { runs } };
}

/** A tenth of the events for fifty indicators, so that both take about as long. */
function engineSizes({ events, ...sizes }: Omit<EngineSizes, 'journeys'> & { events: number }): EngineSizes {
  const journeys = [
    { indicators: 1, events, aim: { atLeast: 200_000 } },
    { indicators: 50, events: events / 10, aim: { atLeast: 20_000 } },
  ];
  return { ...sizes, journeys };
}
