/** Many runs wait: how soon an answer moves a run on or an exit ends it, and that events which move indicators only wake nobody. */
import { readHistoryLengths } from '@kairos/testkit/temporal';
import { say } from '../../start/progress';
import type { BenchWorkspace } from '../load/bench-workspace';
import { batchBodies } from '../load/event-sender';
import { silence, waitForAnswerUntil } from '../load/journeys';
import { sendAtRate } from '../load/send-at-rate';
import { figureOf, percentile } from '../report/figures';
import type { Figure } from '../report/report';
import type { FreshStack } from '../stack/fresh-stack';

const measurement = 'waiting';
const WAKE_LOADS = [
  { rate: 100, aim: 500 },
  { rate: 1_000, aim: 1_000 },
];
const SENSING_RATE = 5_000;
const BATCH = 500;
/** A number without a factor in common with the customers', so that each event is another customer's. */
const STRIDE = 7_919;

export interface WaitingSizes {
  runs: number;
  wakeSeconds: number;
  sensingSeconds: number;
}

export async function measureWaiting(
  workspace: BenchWorkspace,
  sizes: WaitingSizes,
  { temporal }: Pick<FreshStack, 'temporal'>,
): Promise<Figure[]> {
  const name = `Waiting ${Date.now()}`;
  const ways = [
    { id: 'waiting', noun: 'answer', eventName: `${name}: answer` },
    { id: 'waiting.exit', noun: 'exit', eventName: `${name}: exit` },
  ] as const;
  const [answer, exit] = ways;
  const { journeyId } = await workspace.publish(name, waitForAnswerUntil(name, answer.eventName, exit.eventName));
  await workspace.publish(`${name}: silence`, silence(name));
  await enter(workspace, name, sizes.runs);
  await workspace.until('every run waits', sizes.runs, () => countWaiting(workspace, journeyId));
  await workspace.until('every alarm is set', sizes.runs, () =>
    workspace.count(
      (sql) => sql`select count(*)::int as count from run where phase = 'watching' and due_at is not null`,
    ),
  );
  const figures: Figure[] = [];
  let from = 0;
  for (const way of ways) {
    for (const load of WAKE_LOADS) {
      const count = load.rate * sizes.wakeSeconds;
      figures.push(...(await measureWakes(workspace, { ...way, ...load, journeyId, from, count, runs: sizes.runs })));
      from += count;
    }
  }
  return [...figures, ...(await measureSensing(workspace, name, sizes, temporal))];
}

export const waitingUser = (number: number) => `waiting-${number}`;

async function enter(workspace: BenchWorkspace, name: string, runs: number): Promise<void> {
  const events = Array.from({ length: runs }, (_, number) => ({
    type: 'track',
    messageId: `${name}/${number}`,
    userId: waitingUser(number),
    event: name,
  }));
  await workspace.sendBatches(batchBodies(events, BATCH));
}

function countWaiting(workspace: BenchWorkspace, journeyId: string): Promise<number> {
  return workspace.count(
    (sql) => sql`select count(*)::int as count from run where journey_id = ${journeyId} and node_id = 'answer'`,
  );
}

interface Wakes {
  /** What its figures are called by, and what comes: an answer, or an event that ends the run. */
  id: string;
  noun: string;
  eventName: string;
  journeyId: string;
  rate: number;
  aim: number;
  /** Customers that answered before. */
  from: number;
  count: number;
  runs: number;
}

async function measureWakes(workspace: BenchWorkspace, wakes: Wakes): Promise<Figure[]> {
  const { id, noun, eventName, journeyId, rate, aim, from, count, runs } = wakes;
  const dueAt = new Map<string, number>();
  await sendAtRate(workspace, {
    rate,
    count,
    event: (number, moment) => {
      const userId = waitingUser(((from + number) * STRIDE) % runs);
      dueAt.set(userId, moment);
      return { messageId: `${eventName}/${from + number}`, userId, event: eventName };
    },
  });
  await workspace.until(`every ${noun} has reached its run`, runs - from - count, async () => {
    const waiting = await countWaiting(workspace, journeyId);
    return 2 * (runs - from - count) - waiting;
  });
  const moved = await readMoves(workspace, journeyId);
  const delays = moved.flatMap(({ userId, at }) => {
    const due = dueAt.get(userId);
    return due === undefined ? [] : [at - due];
  });
  const commits = new Set(
    moved.filter(({ userId }) => dueAt.has(userId)).map(({ cohortId, at }) => `${cohortId}/${at}`),
  );
  say(`  ${rate} ${noun}s a second to ${runs} waiting runs: p95 ${Math.round(percentile(delays, 0.95))} ms`);
  const figure = (part: string, what: string, unit: string, value: number, atMost?: number) =>
    figureOf({
      ...{ id: `${id}.${rate}.${part}`, measurement, unit, rounds: [value] },
      name: `${what}, ${rate} ${noun}s/s among ${runs.toLocaleString('en-US')} waiting runs`,
      aim: atMost === undefined ? undefined : { atMost },
    });
  return [
    figure('p50', 'event to the committed step, p50', 'ms', percentile(delays, 0.5)),
    figure('p95', 'event to the committed step, p95', 'ms', percentile(delays, 0.95), aim),
    figure('items', 'runs moved on by one commit', 'runs', delays.length / Math.max(1, commits.size)),
  ];
}

interface Move {
  userId: string;
  cohortId: string;
  /** Real time of the commit, epoch ms. */
  at: number;
}

async function readMoves(workspace: BenchWorkspace, journeyId: string): Promise<Move[]> {
  const rows = await workspace.query(
    (sql) => sql<{ userId: string; cohortId: string; at: Date }[]>`
      select c.label as "userId", r.cohort_id as "cohortId", j.committed_at as at
        from run r join customer c on c.id = r.customer_id join journal j on j.run_id = r.id
             cross join journal_lines(j.lines, j.at, j.event_id) as line
       where r.journey_id = ${journeyId} and r.phase = 'ended' and line.type = 'ended'`,
  );
  return rows.map((row) => ({ ...row, at: row.at.getTime() }));
}

/** Events that only move indicators: nothing may queue up, and no workflow may hear of them. */
async function measureSensing(
  workspace: BenchWorkspace,
  name: string,
  sizes: WaitingSizes,
  temporal: FreshStack['temporal'],
): Promise<Figure[]> {
  await workspace.untilRouted();
  // Of the answers before, cohorts hear up to three seconds later.
  await workspace.untilTold();
  const cohorts = await workspace.query((sql) => sql<{ id: string }[]>`select 'cohort/' || id as id from cohort`);
  const ids = cohorts.map(({ id }) => id);
  const before = await readHistoryLengths(temporal, ids);
  const count = SENSING_RATE * sizes.sensingSeconds;
  const begunAt = performance.now();
  await sendAtRate(workspace, {
    rate: SENSING_RATE,
    count,
    batch: BATCH,
    event: (number) => ({
      messageId: `${name}/again/${number}`,
      userId: waitingUser((number * STRIDE) % sizes.runs),
      event: name,
    }),
  });
  const backlog = await workspace.queued();
  await workspace.untilRouted();
  const routed = count / ((performance.now() - begunAt) / 1_000);
  const after = await readHistoryLengths(temporal, ids);
  const added = [...after].reduce((sum, [runId, length]) => sum + length - (before.get(runId) ?? 0), 0);
  const armed = `with ${sizes.runs.toLocaleString('en-US')} temporal indicators armed`;
  say(
    `  ${count} events that only move indicators: ${Math.round(routed)} a second, ${backlog} left when the last was sent`,
  );
  const figure = (part: string, title: string, unit: string, value: number) =>
    figureOf({ id: `sensing.${part}`, measurement, name: `${title}, ${armed}`, unit, rounds: [value] });
  return [
    figure('routed', `events sensed, sent at ${SENSING_RATE.toLocaleString('en-US')}/s`, 'events/s', routed),
    figure('backlog', 'not yet sensed when the last was sent', 'events', backlog),
    figureOf({
      ...{ id: 'sensing.history', measurement, unit: 'events', rounds: [added] },
      name: `signals, tasks and timers of workflows because of them, ${armed}`,
      aim: { atMost: 0 },
    }),
  ];
}
