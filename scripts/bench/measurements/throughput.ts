/** Customers a second through a journey of three messages, from the first event at the door to the end of the last run. */
import { say } from '../../start/progress';
import type { BenchWorkspace } from '../load/bench-workspace';
import { figureOf, percentile } from '../report/figures';
import type { Figure } from '../report/report';
import { MESSAGES, type Round, type RoundOutcome, runRound } from './throughput-round';

/** The cohort's aim against one workflow per customer. */
const RATIO_AIM = 10;
const measurement = 'throughput';

export interface ThroughputSizes {
  rounds: number;
  /** Customers in a round, in cohorts of the default size and with one workflow each. */
  inCohorts: number;
  single: number;
}

export async function measureThroughput(workspace: BenchWorkspace, sizes: ThroughputSizes): Promise<Figure[]> {
  const usual = await readRunsPerWorkflow(workspace);
  const cohorts = await measureRounds(workspace, sizes, { customers: sizes.inCohorts, runsPerWorkflow: usual });
  const single = await measureRounds(workspace, sizes, { customers: sizes.single, runsPerWorkflow: 1 });
  await setRunsPerWorkflow(workspace, usual);
  const speed = ({ customersPerSecond }: RoundOutcome) => customersPerSecond;
  const inCohorts = `${usual.toLocaleString('en-US')} runs a workflow`;
  const ratio = percentile(cohorts.map(speed), 0.5) / percentile(single.map(speed), 0.5);
  return [
    ...figuresOf('cohorts', inCohorts, cohorts),
    ...figuresOf('single', '1 run a workflow', single),
    figureOf({
      ...{ id: 'throughput.ratio', measurement, name: 'ratio of the two', unit: 'times' },
      rounds: [ratio],
      aim: { atLeast: RATIO_AIM },
    }),
  ];
}

function figuresOf(id: string, hosting: string, outcomes: RoundOutcome[]): Figure[] {
  const figure = (part: string, name: string, unit: string, of: (outcome: RoundOutcome) => number) =>
    figureOf({
      ...{ id: `throughput.${id}.${part}`, measurement, unit },
      name: `${name}, ${hosting}`,
      rounds: outcomes.map(of),
    });
  return [
    figure(
      'customers',
      `customers through ${MESSAGES} messages`,
      'customers/s',
      (outcome) => outcome.customersPerSecond,
    ),
    figure('messages', 'messages accepted', 'messages/s', (outcome) => outcome.customersPerSecond * MESSAGES),
    figure('timers', 'pauses ended by their timer', '%', (outcome) => outcome.pausesByTimer * 100),
  ];
}

async function measureRounds(workspace: BenchWorkspace, sizes: ThroughputSizes, round: Round): Promise<RoundOutcome[]> {
  await setRunsPerWorkflow(workspace, round.runsPerWorkflow);
  await runRound(workspace, { ...round, customers: Math.ceil(round.customers / 10) });
  const outcomes: RoundOutcome[] = [];
  for (let number = 0; number < sizes.rounds; number += 1) {
    const outcome = await runRound(workspace, round);
    outcomes.push(outcome);
    say(`  ${round.customers} customers, ${round.runsPerWorkflow} in a workflow: ${outcome.seconds.toFixed(1)} s`);
  }
  return outcomes;
}

async function readRunsPerWorkflow(workspace: BenchWorkspace): Promise<number> {
  return workspace.count((sql) => sql`select runs_per_workflow as count from workspace`);
}

async function setRunsPerWorkflow(workspace: BenchWorkspace, runs: number): Promise<void> {
  await workspace.query((sql) => sql`update workspace set runs_per_workflow = ${runs}`);
}
