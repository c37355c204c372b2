/** What runs cost that only wait: bytes in every store and in the worker, and how soon a worker that starts cold handles the first wake. */
import { stat } from 'node:fs/promises';
import { say } from '../../start/progress';
import type { BenchWorkspace } from '../load/bench-workspace';
import { batchBodies } from '../load/event-sender';
import { waitForAnswer } from '../load/journeys';
import { figureOf } from '../report/figures';
import type { Figure } from '../report/report';
import type { FreshStack } from '../stack/fresh-stack';
import { memoryOf } from '../stack/processes';

const measurement = 'standing';
const AIM_BYTES = 1_500;
const BATCH = 500;
/** What a run is made of; events, customers and their keys would be there without it. */
const RUN_TABLES = ['run', 'journal', 'cohort', 'inbox', 'sensing', 'transition'];

export interface StandingSizes {
  runs: number;
}

export async function measureStanding(
  workspace: BenchWorkspace,
  { runs }: StandingSizes,
  stack: FreshStack,
): Promise<Figure[]> {
  const name = `Standing ${Date.now()}`;
  const { journeyId } = await workspace.publish(name, waitForAnswer(name, `${name}: answer`));
  const before = await storesOf(workspace, stack);
  for (let from = 0; from < runs; from += FILL)
    await fill(workspace, { name, journeyId, from, to: Math.min(runs, from + FILL) });
  await workspace.untilTold();
  const after = await storesOf(workspace, stack);
  const worker = memoryOf('worker');
  const each = (store: keyof Stores) => (after[store] - before[store]) / runs;
  const coldMilliseconds = await firstWakeOfColdWorker(workspace, stack, { name, journeyId });
  say(`  ${runs} waiting runs: ${Math.round(each('postgres') + each('temporal'))} bytes each in both stores`);
  const of = `per waiting run, ${runs.toLocaleString('en-US')} of them`;
  const figure = (part: string, title: string, unit: string, value: number, atMost?: number) =>
    figureOf({
      ...{ id: `standing.${part}`, measurement, name: title, unit, rounds: [value] },
      aim: atMost === undefined ? undefined : { atMost },
    });
  return [
    figure('postgres', `bytes in PostgreSQL ${of}`, 'bytes', each('postgres')),
    figure('temporal', `bytes in the Temporal store ${of}`, 'bytes', each('temporal')),
    figure('stores', `bytes in all stores ${of}`, 'bytes', each('postgres') + each('temporal'), AIM_BYTES),
    figure('worker', 'memory of the worker beside them', 'MB', worker / 1_048_576),
    figure('cold', 'start of a cold worker to its first committed wake', 'ms', coldMilliseconds),
  ];
}

/** Queues stay short when the next customers are sent after the last ones wait. */
const FILL = 20_000;

async function fill(
  workspace: BenchWorkspace,
  { name, journeyId, from, to }: { name: string; journeyId: string; from: number; to: number },
): Promise<void> {
  const events = Array.from({ length: to - from }, (_, index) => ({
    type: 'track',
    messageId: `${name}/${from + index}`,
    userId: `standing-${from + index}`,
    event: name,
  }));
  await workspace.sendBatches(batchBodies(events, BATCH));
  await workspace.until(`${to} runs wait`, to, () =>
    workspace.count(
      (sql) => sql`select count(*)::int as count from run where journey_id = ${journeyId} and node_id = 'answer'`,
    ),
  );
}

interface Stores {
  postgres: number;
  temporal: number;
}

async function storesOf(workspace: BenchWorkspace, stack: FreshStack): Promise<Stores> {
  const postgres = await workspace.count(
    (sql) =>
      sql`select sum(pg_total_relation_size(name::regclass))::float8 as count from unnest(${RUN_TABLES}::text[]) as t (name)`,
  );
  const files = await Promise.all([stack.temporalStore, `${stack.temporalStore}-wal`].map(sizeOf));
  return { postgres, temporal: files.reduce((sum, size) => sum + size, 0) };
}

const sizeOf = (file: string) =>
  stat(file).then(
    ({ size }) => size,
    () => 0,
  );

/** The worker forgets everything; the answer waits for it. */
async function firstWakeOfColdWorker(
  workspace: BenchWorkspace,
  stack: FreshStack,
  { name, journeyId }: { name: string; journeyId: string },
): Promise<number> {
  const answer = { messageId: `${name}: answer`, userId: 'standing-0', event: `${name}: answer` };
  const startedAt = await stack.restartWorker(() =>
    workspace.sender.post('/v1/track', Buffer.from(JSON.stringify(answer))),
  );
  await workspace.until('the first wake is handled', 1, () =>
    workspace.count(
      (sql) => sql`select count(*)::int as count from run where journey_id = ${journeyId} and phase = 'ended'`,
    ),
  );
  return workspace.query(async (sql) => {
    const [row] = await sql<{ at: Date }[]>`
      select max(j.committed_at) as at from journal j cross join journal_lines(j.lines, j.at, j.event_id) as line join run r on r.id = j.run_id
       where r.journey_id = ${journeyId} and line.type = 'left'`;
    return (row?.at.getTime() ?? Number.NaN) - startedAt;
  });
}
