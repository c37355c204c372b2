/** From an event to the message that it leads to, at a steady rate that one machine should carry with ease. */
import { setTimeout as sleep } from 'node:timers/promises';
import { OperatorError } from '@kairos/db/embedded';
import { say } from '../../start/progress';
import { type BenchWorkspace, userIdOf } from '../load/bench-workspace';
import { oneMessage } from '../load/journeys';
import { figureOf, percentile } from '../report/figures';
import type { Figure } from '../report/report';

const RATE = 50;
const AIM_MS = 1_000;
const WARM_UP_SECONDS = 3;
const measurement = 'latency';

/** A round needs `RATE` customers for each second. */
export interface LatencySizes {
  rounds: number;
  seconds: number;
}

/** Milliseconds from the moment at which the event was due to be sent. */
interface Trip {
  planned: number;
  accepted: number;
}

export async function measureLatency(workspace: BenchWorkspace, { rounds, seconds }: LatencySizes): Promise<Figure[]> {
  await runRound(workspace, WARM_UP_SECONDS);
  const trips: Trip[][] = [];
  for (let number = 0; number < rounds; number += 1) {
    const round = await runRound(workspace, seconds);
    trips.push(round);
    const p95 = percentile(
      round.map(({ accepted }) => accepted),
      0.95,
    );
    say(`  ${RATE} events a second for ${seconds} s: p95 ${Math.round(p95)} ms`);
  }
  const figure = (id: string, name: string, of: keyof Trip, q: number) => ({
    ...{ id, measurement, name, unit: 'ms' },
    rounds: trips.map((round) =>
      percentile(
        round.map((trip) => trip[of]),
        q,
      ),
    ),
  });
  const at = `at ${RATE} events/s`;
  return [
    figureOf(figure('latency.planned.p95', `event to planned message ${at}, p95`, 'planned', 0.95)),
    figureOf(figure('latency.p50', `event to accepted message ${at}, p50`, 'accepted', 0.5)),
    figureOf({
      ...figure('latency.p95', `event to accepted message ${at}, p95`, 'accepted', 0.95),
      aim: { atMost: AIM_MS },
    }),
    figureOf(figure('latency.p99', `event to accepted message ${at}, p99`, 'accepted', 0.99)),
  ];
}

async function runRound(workspace: BenchWorkspace, seconds: number): Promise<Trip[]> {
  const name = `One message ${Date.now()}`;
  const { journeyId } = await workspace.publish(name, oneMessage(name));
  const sentAt = await sendSteadily(workspace, name, RATE * seconds);
  await workspace.until('every message is accepted', sentAt.size, () =>
    workspace.count(
      (sql) => sql`select count(*)::int as count from message where journey_id = ${journeyId} and state = 'accepted'`,
    ),
  );
  const trips = await readTrips(workspace, journeyId, sentAt);
  await workspace.archive(journeyId);
  return trips;
}

/**
 * One event each 1/RATE second, whether earlier ones were answered or not: a slow answer must not thin out the load.
 * Returns by customer the moment (epoch ms) at which the event was due to leave, so that our own lateness counts as well.
 */
async function sendSteadily(workspace: BenchWorkspace, name: string, count: number): Promise<Map<string, number>> {
  const bodies = Array.from({ length: count }, (_, number) =>
    Buffer.from(JSON.stringify({ messageId: `${name}/${number}`, userId: userIdOf(number), event: name })),
  );
  const sentAt = new Map<string, number>();
  const answers: Promise<void>[] = [];
  const begunAt = Date.now();
  for (const [number, body] of bodies.entries()) {
    const dueAt = begunAt + (number * 1_000) / RATE;
    workspace.signal.throwIfAborted();
    if (dueAt > Date.now()) await sleep(dueAt - Date.now());
    sentAt.set(userIdOf(number), dueAt);
    const answer = workspace.sender.post('/v1/track', body);
    // Whoever waits for all of them sees the failure; until then nobody does.
    answer.catch(() => {});
    answers.push(answer);
  }
  await Promise.all(answers);
  return sentAt;
}

/** The database stands on the same machine, so its clock is ours. */
async function readTrips(workspace: BenchWorkspace, journeyId: string, sentAt: Map<string, number>): Promise<Trip[]> {
  const rows = await workspace.query(
    (sql) => sql<{ userId: string; plannedAt: Date; acceptedAt: Date }[]>`
      select c.label as "userId", m.created_real_at as "plannedAt", m.settled_real_at as "acceptedAt"
        from message m join customer c on c.id = m.customer_id where m.journey_id = ${journeyId}`,
  );
  if (rows.length !== sentAt.size) {
    throw new OperatorError('wrong_count', `${sentAt.size} events led to ${rows.length} messages.`);
  }
  return rows.map(({ userId, plannedAt, acceptedAt }) => {
    const from = sentAt.get(userId) ?? Number.NaN;
    return { planned: plannedAt.getTime() - from, accepted: acceptedAt.getTime() - from };
  });
}
