/** Many runs are due in the same moment: how fast they are moved on, and what that does to another journey's messages. */
import { say } from '../../start/progress';
import { type BenchWorkspace } from '../load/bench-workspace';
import { batchBodies } from '../load/event-sender';
import { messageAfter } from '../load/journeys';
import { figureOf } from '../report/figures';
import type { Figure } from '../report/report';
import { percentileOf, runRound } from './trickle';

const measurement = 'nine-o-clock';
const AIM = 1_000;
const TRICKLE_RATE = 20;
const BATCH = 500;

export interface NineOClockSizes {
  runs: number;
  /** From the first event until all are due: long enough for every run to be waiting by then. */
  minutes: number;
  trickleSeconds: number;
}

export async function measureNineOClock(workspace: BenchWorkspace, sizes: NineOClockSizes): Promise<Figure[]> {
  const quiet = await runRound(workspace, TRICKLE_RATE, sizes.trickleSeconds);
  const name = `Nine o'clock ${Date.now()}`;
  const { journeyId } = await workspace.publish(name, messageAfter(name, sizes.minutes));
  const from = Date.now();
  const dueAt = from + sizes.minutes * 60_000;
  await workspace.sendBatches(batchBodies(entries(name, sizes.runs, from), BATCH));
  await workspace.until("every run waits for nine o'clock", sizes.runs, () =>
    workspace.count(
      (sql) => sql`select count(*)::int as count from run where journey_id = ${journeyId} and node_id = 'pause'`,
    ),
  );
  const early = dueAt - Date.now();
  say(`  ${sizes.runs} runs wait, ${Math.round(early / 1_000)} s before they are due`);
  await workspace.untilMoment(dueAt);
  const busy = runRound(workspace, TRICKLE_RATE, sizes.trickleSeconds);
  await workspace.until('every run has moved on', sizes.runs, () =>
    workspace.count(
      (sql) => sql`select count(*)::int as count from run where journey_id = ${journeyId} and phase = 'ended'`,
    ),
  );
  const trips = await busy;
  const drained = await secondsUntilPlanned(workspace, journeyId, dueAt);
  const p95 = percentileOf(trips, 'accepted', 0.95);
  const quietP95 = percentileOf(quiet, 'accepted', 0.95);
  say(`  ${sizes.runs} runs moved on in ${drained.toFixed(1)} s`);
  const count = sizes.runs.toLocaleString('en-US');
  return [
    figureOf({
      ...{ id: 'nine.runs', measurement, unit: 'runs/s', rounds: [sizes.runs / drained] },
      name: `runs up to the planned message, ${count} due in the same second`,
      aim: { atLeast: AIM },
    }),
    figureOf({
      ...{ id: 'nine.quiet', measurement, unit: 'ms', rounds: [quietP95] },
      name: `event to accepted message at ${TRICKLE_RATE} events/s beforehand, p95`,
    }),
    figureOf({
      ...{ id: 'nine.busy', measurement, unit: 'ms', rounds: [p95] },
      name: 'the same in another journey meanwhile, p95',
      aim: { atMost: quietP95 * 2 },
    }),
  ];
}

/** All at the same moment, so that their pauses end together. Nobody has given consent: planned and judged, not delivered. */
function entries(name: string, runs: number, at: number): object[] {
  const timestamp = new Date(at).toISOString();
  return Array.from({ length: runs }, (_, number) => ({
    type: 'track',
    messageId: `${name}/${number}`,
    userId: `nine-${number}`,
    event: name,
    timestamp,
  }));
}

async function secondsUntilPlanned(workspace: BenchWorkspace, journeyId: string, dueAt: number): Promise<number> {
  return workspace.query(async (sql) => {
    const [row] = await sql<{ at: Date }[]>`
      select max(created_real_at) as at from message where journey_id = ${journeyId}`;
    return ((row?.at.getTime() ?? dueAt) - dueAt) / 1_000;
  });
}
