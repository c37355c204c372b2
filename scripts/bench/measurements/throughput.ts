/** Customers a second through a journey of three messages, from the first event at the door to the end of the last run. */
import { OperatorError } from '@kairos/db/embedded';
import { say } from '../../start/progress';
import { type BenchWorkspace, userIdOf } from '../load/bench-workspace';
import { batchBodies } from '../load/event-sender';
import { threeMessages } from '../load/journeys';
import { figureOf, percentile } from '../report/figures';
import type { Figure } from '../report/report';

const MESSAGES = 3;
const BATCH = 100;
/** The cohort's aim against one workflow per customer. */
const RATIO_AIM = 10;
const measurement = 'throughput';

export interface ThroughputSizes {
  rounds: number;
  /** Customers in a round, in cohorts of the default size and with one workflow each. */
  inCohorts: number;
  single: number;
}

interface Round {
  customers: number;
  runsPerWorkflow: number;
}

export async function measureThroughput(workspace: BenchWorkspace, sizes: ThroughputSizes): Promise<Figure[]> {
  const usual = await readRunsPerWorkflow(workspace);
  const cohorts = await measureRounds(workspace, sizes, { customers: sizes.inCohorts, runsPerWorkflow: usual });
  const single = await measureRounds(workspace, sizes, { customers: sizes.single, runsPerWorkflow: 1 });
  await setRunsPerWorkflow(workspace, usual);
  const inCohorts = `${usual.toLocaleString('en-US')} runs a workflow`;
  return [
    figureOf({
      id: 'throughput.cohorts',
      measurement,
      name: `customers through 3 messages, ${inCohorts}`,
      unit: 'customers/s',
      rounds: cohorts,
    }),
    figureOf({
      id: 'throughput.messages',
      measurement,
      name: `messages accepted, ${inCohorts}`,
      unit: 'messages/s',
      rounds: cohorts.map((speed) => speed * MESSAGES),
    }),
    figureOf({
      id: 'throughput.single',
      measurement,
      name: 'customers through 3 messages, 1 run a workflow',
      unit: 'customers/s',
      rounds: single,
    }),
    figureOf({
      id: 'throughput.ratio',
      measurement,
      name: 'ratio of the two',
      unit: 'times',
      rounds: [percentile(cohorts, 0.5) / percentile(single, 0.5)],
      aim: { atLeast: RATIO_AIM },
    }),
  ];
}

/** Customers a second, a value for each round. */
async function measureRounds(workspace: BenchWorkspace, sizes: ThroughputSizes, round: Round): Promise<number[]> {
  await setRunsPerWorkflow(workspace, round.runsPerWorkflow);
  await runRound(workspace, { ...round, customers: Math.ceil(round.customers / 10) });
  const speeds: number[] = [];
  for (let number = 0; number < sizes.rounds; number += 1) {
    const seconds = await runRound(workspace, round);
    speeds.push(round.customers / seconds);
    say(`  ${round.customers} customers, ${round.runsPerWorkflow} in a workflow: ${seconds.toFixed(1)} s`);
  }
  return speeds;
}

/** Seconds from the first event sent to the last message accepted and the last run ended. */
async function runRound(workspace: BenchWorkspace, { customers, runsPerWorkflow }: Round): Promise<number> {
  const name = `Three messages ${Date.now()}, ${runsPerWorkflow} in a workflow`;
  const { journeyId } = await workspace.publish(name, threeMessages(name));
  const events = Array.from({ length: customers }, (_, number) => ({
    type: 'track',
    messageId: `${name}/${number}`,
    userId: userIdOf(number),
    event: name,
    properties: { source: 'bench' },
  }));
  const bodies = batchBodies(events, BATCH);
  const begunAt = Date.now();
  await workspace.sendBatches(bodies);
  await workspace.until('every run has ended', customers, () =>
    workspace.count(
      (sql) => sql`select count(*)::int as count from run where journey_id = ${journeyId} and phase = 'ended'`,
    ),
  );
  await workspace.until('every message is accepted', customers * MESSAGES, () =>
    workspace.count(
      (sql) => sql`
      select count(*)::int as count from message
       where workspace_id = ${workspace.workspaceId} and planned_at >= ${new Date(begunAt)}
         and journey_id = ${journeyId} and state = 'accepted'`,
    ),
  );
  const endedAt = await lastChangeOf(workspace, journeyId, begunAt);
  await compareWithSandbox(workspace, begunAt, customers * MESSAGES);
  await workspace.archive(journeyId);
  return (endedAt - begunAt) / 1_000;
}

/** Real time, epoch ms: exact, whereas we only look a few times a second. */
async function lastChangeOf(workspace: BenchWorkspace, journeyId: string, begunAt: number): Promise<number> {
  return workspace.query(async (sql) => {
    const [row] = await sql<{ at: Date }[]>`
      select greatest(
        (select max(m.settled_real_at) from message m
          where m.workspace_id = ${workspace.workspaceId} and m.planned_at >= ${new Date(begunAt)} and m.journey_id = ${journeyId}),
        (select max(j.committed_at) from journal j join run r on r.id = j.run_id where r.journey_id = ${journeyId})) as at`;
    if (!row) throw new Error('A round has no end.');
    return row.at.getTime();
  });
}

/** A bench that counts what did not arrive would be worse than none. */
async function compareWithSandbox(workspace: BenchWorkspace, begunAt: number, expected: number): Promise<void> {
  const received = await workspace.count(
    (sql) => sql`select count(*)::int as count from sandbox_message where real_at >= ${new Date(begunAt)}`,
  );
  if (received === expected) return;
  throw new OperatorError('wrong_count', `The sandbox received ${received} messages instead of ${expected}.`);
}

async function readRunsPerWorkflow(workspace: BenchWorkspace): Promise<number> {
  return workspace.count((sql) => sql`select runs_per_workflow as count from workspace`);
}

async function setRunsPerWorkflow(workspace: BenchWorkspace, runs: number): Promise<void> {
  await workspace.query((sql) => sql`update workspace set runs_per_workflow = ${runs}`);
}
