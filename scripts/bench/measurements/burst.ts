/** Customers a second through a journey of three messages, from the first event at the door to the end of the last run. */
import { say } from '../../start/progress';
import type { BenchWorkspace } from '../load/bench-workspace';
import { figureOf, percentile } from '../report/figures';
import type { Aim, Figure } from '../report/report';
import { type BurstStack, MESSAGES, type Round, type RoundOutcome, runRound } from './burst-round';

/** What cohorts are to be worth against one workflow per customer, with messages that leave and without. */
const RATIO_AIM = { delivered: 20, undelivered: 80 };
const MESSAGES_AIM = 1_000;
const UNDELIVERED_AIM = 1_500;
const measurement = 'burst';

export interface BurstSizes {
  rounds: number;
  /** Customers in a round, in cohorts of the default size and with one workflow each. */
  inCohorts: number;
  single: number;
}

export async function measureBurst(workspace: BenchWorkspace, sizes: BurstSizes, stack: BurstStack): Promise<Figure[]> {
  const usual = await readRunsPerWorkflow(workspace);
  const rounds = async (customers: number, runsPerWorkflow: number, delivers: boolean) =>
    measureRounds(workspace, stack, sizes.rounds, { customers, runsPerWorkflow, delivers });
  const cohorts = await rounds(sizes.inCohorts, usual, true);
  const free = await rounds(sizes.inCohorts, usual, false);
  const single = await rounds(sizes.single, 1, true);
  const singleFree = await rounds(sizes.single, 1, false);
  await setRunsPerWorkflow(workspace, usual);
  const hosting = `${usual.toLocaleString('en-US')} runs a workflow`;
  return [
    ...deliveredFigures('cohorts', hosting, cohorts, { atLeast: MESSAGES_AIM }),
    figure('cohorts.free', `customers entering, nothing delivered, ${hosting}`, 'customers/s', {
      rounds: free.map(({ enteringSeconds }) => sizes.inCohorts / enteringSeconds),
      aim: { atLeast: UNDELIVERED_AIM },
    }),
    ...deliveredFigures('single', '1 run a workflow', single),
    ratio('ratio', 'cohorts against 1 run a workflow', cohorts, single, RATIO_AIM.delivered),
    ratio('ratio.free', 'the same, nothing delivered', free, singleFree, RATIO_AIM.undelivered),
  ];
}

function deliveredFigures(id: string, hosting: string, outcomes: RoundOutcome[], aim?: Aim): Figure[] {
  const of = (value: (outcome: RoundOutcome) => number) => outcomes.map(value);
  return [
    figure(`${id}.customers`, `customers through ${MESSAGES} messages, ${hosting}`, 'customers/s', {
      rounds: of(({ customersPerSecond }) => customersPerSecond),
    }),
    figure(`${id}.entering`, `until the last customer waits, ${hosting}`, 's', {
      rounds: of(({ enteringSeconds }) => enteringSeconds),
    }),
    figure(`${id}.messages`, `messages accepted, ${hosting}`, 'messages/s', {
      rounds: of(({ customersPerSecond }) => customersPerSecond * MESSAGES),
      aim,
    }),
    figure(`${id}.actions`, `Temporal actions for 1,000 customers, ${hosting}`, 'actions', {
      rounds: of(({ actionsPerThousand }) => actionsPerThousand),
    }),
    figure(`${id}.timers`, `pauses ended by their timer, ${hosting}`, '%', {
      rounds: of(({ pausesByTimer }) => pausesByTimer * 100),
    }),
  ];
}

function figure(part: string, name: string, unit: string, { rounds, aim }: { rounds: number[]; aim?: Aim }): Figure {
  return figureOf({ id: `burst.${part}`, measurement, name, unit, rounds, aim });
}

/** Of the medians. */
function ratio(part: string, name: string, many: RoundOutcome[], one: RoundOutcome[], aim: number): Figure {
  const speed = (outcomes: RoundOutcome[]) =>
    percentile(
      outcomes.map(({ customersPerSecond }) => customersPerSecond),
      0.5,
    );
  return figure(part, name, 'times', { rounds: [speed(many) / speed(one)], aim: { atLeast: aim } });
}

async function measureRounds(
  workspace: BenchWorkspace,
  stack: BurstStack,
  rounds: number,
  round: Round,
): Promise<RoundOutcome[]> {
  await setRunsPerWorkflow(workspace, round.runsPerWorkflow);
  await runRound(workspace, stack, { ...round, customers: Math.ceil(round.customers / 10) });
  const outcomes: RoundOutcome[] = [];
  for (let number = 0; number < rounds; number += 1) {
    const outcome = await runRound(workspace, stack, round);
    outcomes.push(outcome);
    const how = round.delivers ? '' : ', nothing delivered';
    say(
      `  ${round.customers} customers, ${round.runsPerWorkflow} in a workflow${how}: all wait after ${outcome.enteringSeconds.toFixed(1)} s, done after ${outcome.seconds.toFixed(1)} s`,
    );
  }
  return outcomes;
}

async function readRunsPerWorkflow(workspace: BenchWorkspace): Promise<number> {
  return workspace.count((sql) => sql`select runs_per_workflow as count from workspace`);
}

async function setRunsPerWorkflow(workspace: BenchWorkspace, runs: number): Promise<void> {
  await workspace.query((sql) => sql`update workspace set runs_per_workflow = ${runs}`);
}
