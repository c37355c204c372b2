/** One whole bench: a fresh stack, the chosen measurements one after another, and the report of it all. */
import { loadavg } from 'node:os';
import { connectDatabase } from '@kairos/db';
import { OperatorError } from '@kairos/db/embedded';
import { stage } from '../start/progress';
import { BenchWorkspace } from './load/bench-workspace';
import { measureBurst } from './measurements/burst';
import { measureEngine } from './measurements/engine';
import { measureGrowth } from './measurements/growth';
import { measureIntake } from './measurements/intake';
import { measureNineOClock } from './measurements/nine-o-clock';
import { measureStanding } from './measurements/standing';
import { measureTrickle } from './measurements/trickle';
import { measureWaiting } from './measurements/waiting';
import type { BenchOptions, MeasurementName } from './options';
import { figureOf } from './report/figures';
import type { Figure, Report } from './report/report';
import { type Sizes, sizesOf } from './sizes';
import { type FreshStack, withFreshStack } from './stack/fresh-stack';
import { describeMachine, describeVersions } from './stack/machine';
import { ProcessWatch } from './stack/process-watch';

const MEGABYTE = 1_048_576;
const MEMORY_AIM = { atMost: 2_048 };

/** Each brings its own warm-up. */
const MEASURE: Record<
  MeasurementName,
  (workspace: BenchWorkspace, sizes: Sizes, stack: FreshStack) => Promise<Figure[]>
> = {
  burst: (workspace, { burst }, stack) => measureBurst(workspace, burst, stack),
  trickle: (workspace, { trickle }) => measureTrickle(workspace, trickle),
  intake: (workspace, { intake }) => measureIntake(workspace, intake),
  waiting: (workspace, { waiting }, stack) => measureWaiting(workspace, waiting, stack),
  'nine-o-clock': (workspace, { nineOClock }) => measureNineOClock(workspace, nineOClock),
  standing: (workspace, { standing }, stack) => measureStanding(workspace, standing, stack),
  growth: (workspace, { growth }, stack) => measureGrowth(workspace, growth, stack),
  engine: async (_workspace, { engine }) => measureEngine(engine),
};

/** Rejects when `signal` ends it, when a part of the stack ends, or when something was counted that should not be. */
export async function measure(root: string, options: BenchOptions, signal: AbortSignal): Promise<Report> {
  const startedAt = new Date();
  const loadBefore = Number((loadavg()[0] ?? 0).toFixed(2));
  return withFreshStack(root, signal, async (stack, ending) => {
    const watch = new ProcessWatch();
    const database = connectDatabase(stack.databaseUrl, { max: 4, name: 'kairos-bench' });
    try {
      const machine = { ...(await describeMachine(stack.dataFolder)), loadBefore };
      const versions = await describeVersions(root, database, stack.cacheFolder);
      const workspace = await BenchWorkspace.create(database, stack.apiUrl, ending);
      const { figures, processor } = await measureAll(workspace, watch, options, stack);
      return {
        startedAt: startedAt.toISOString(),
        seconds: Math.round((Date.now() - startedAt.getTime()) / 1_000),
        quick: options.quick,
        measured: options.measurements,
        ...{ machine, versions, processor },
        figures: [...figures, ...memoryFigures(watch)],
        memory: watch.memory,
      };
    } finally {
      watch.stop();
      await database.end();
    }
  });
}

async function measureAll(
  workspace: BenchWorkspace,
  watch: ProcessWatch,
  options: BenchOptions,
  stack: FreshStack,
): Promise<Pick<Report, 'figures' | 'processor'>> {
  const sizes = sizesOf(options);
  await stage('Customers', () => workspace.addCustomers(sizes.customers));
  const figures: Figure[] = [];
  const processor: Report['processor'] = [];
  for (const measurement of options.measurements) {
    const { value, cores } = await watch.coresDuring(() =>
      stage(`Measuring ${measurement}`, () => measureWithin(measurement, { workspace, sizes, stack })),
    );
    figures.push(...value);
    if (Object.keys(cores).length > 0) processor.push({ measurement, cores });
  }
  workspace.close();
  return { figures, processor };
}

/** Twice what the longest takes on two quiet cores; a million standing runs take longer. */
const LONGEST_MINUTES = 8;
/** Far fewer than any machine on which the bench makes sense. */
const LEAST_RUNS_A_MINUTE = 30_000;

/** @throws OperatorError `too_slow` when it takes too long, although something moves all the time. */
async function measureWithin(
  measurement: MeasurementName,
  { workspace, sizes, stack }: { workspace: BenchWorkspace; sizes: Sizes; stack: FreshStack },
): Promise<Figure[]> {
  const minutes = LONGEST_MINUTES + (measurement === 'standing' ? sizes.standing.runs / LEAST_RUNS_A_MINUTE : 0);
  const limit = AbortSignal.timeout(Math.round(minutes * 60_000));
  try {
    return await MEASURE[measurement](workspace.within(limit), sizes, stack);
  } catch (error) {
    if (!limit.aborted) throw error;
    throw new OperatorError('too_slow', `Measuring ${measurement} was ended after ${Math.round(minutes)} minutes.`);
  }
}

function memoryFigures({ together, memory }: ProcessWatch): Figure[] {
  if (together === 0) return [];
  const measurement = 'memory';
  const sum = memory.reduce((bytes, { sumOfPeaks }) => bytes + sumOfPeaks, 0);
  return [
    figureOf({
      ...{ id: 'memory.together', measurement, unit: 'MB', aim: MEMORY_AIM },
      name: 'memory of the whole stack at its highest',
      rounds: [together / MEGABYTE],
    }),
    figureOf({
      ...{ id: 'memory.sum', measurement, unit: 'MB' },
      name: 'peaks of all processes added up',
      rounds: [sum / MEGABYTE],
    }),
  ];
}
