/** From an event to the message that it leads to, at a steady rate that one machine should carry with ease. */
import { OperatorError } from '@kairos/db/embedded';
import { say } from '../../start/progress';
import { type BenchWorkspace, userIdOf } from '../load/bench-workspace';
import { oneMessage } from '../load/journeys';
import { sendAtRate } from '../load/send-at-rate';
import { figureOf, percentile } from '../report/figures';
import type { Figure } from '../report/report';

const WARM_UP_SECONDS = 3;
const measurement = 'trickle';

/** Events a second, and what is aimed at: milliseconds from event to accepted message, by percentile. */
const LOADS: { rate: number; aims: { q: number; atMost: number }[] }[] = [
  { rate: 50, aims: [{ q: 0.95, atMost: 1_000 }] },
  {
    rate: 100,
    aims: [
      { q: 0.5, atMost: 250 },
      { q: 0.95, atMost: 1_000 },
      { q: 0.99, atMost: 2_000 },
    ],
  },
];
const PERCENTILES = [0.5, 0.95, 0.99];

/** A round needs `rate` customers for each second. */
export interface TrickleSizes {
  rounds: number;
  seconds: number;
}

/** Milliseconds from the moment at which the event was due to be sent. */
interface Trip {
  planned: number;
  accepted: number;
}

export async function measureTrickle(workspace: BenchWorkspace, sizes: TrickleSizes): Promise<Figure[]> {
  const figures: Figure[] = [];
  for (const load of LOADS) figures.push(...(await measureLoad(workspace, sizes, load)));
  return figures;
}

async function measureLoad(
  workspace: BenchWorkspace,
  { rounds, seconds }: TrickleSizes,
  { rate, aims }: (typeof LOADS)[number],
): Promise<Figure[]> {
  await runRound(workspace, rate, WARM_UP_SECONDS);
  const trips: Trip[][] = [];
  for (let number = 0; number < rounds; number += 1) {
    const round = await runRound(workspace, rate, seconds);
    trips.push(round);
    say(`  ${rate} events a second for ${seconds} s: p95 ${Math.round(percentileOf(round, 'accepted', 0.95))} ms`);
  }
  const figure = (of: keyof Trip, q: number, what: string) => {
    const atMost = of === 'accepted' ? aims.find((aim) => aim.q === q)?.atMost : undefined;
    return figureOf({
      ...{ id: `trickle.${rate}.${of}.p${q * 100}`, measurement, unit: 'ms' },
      name: `event to ${what} message at ${rate} events/s, p${q * 100}`,
      rounds: trips.map((round) => percentileOf(round, of, q)),
      aim: atMost === undefined ? undefined : { atMost },
    });
  };
  return [figure('planned', 0.95, 'planned'), ...PERCENTILES.map((q) => figure('accepted', q, 'accepted'))];
}

export function percentileOf(trips: Trip[], of: keyof Trip, q: number): number {
  return percentile(
    trips.map((trip) => trip[of]),
    q,
  );
}

export async function runRound(workspace: BenchWorkspace, rate: number, seconds: number): Promise<Trip[]> {
  const name = `One message ${Date.now()}`;
  const { journeyId } = await workspace.publish(name, oneMessage(name));
  const sentAt = await sendSteadily(workspace, name, { rate, count: rate * seconds });
  await workspace.until('every message is accepted', sentAt.size, () =>
    workspace.count(
      (sql) => sql`select count(*)::int as count from message where journey_id = ${journeyId} and state = 'accepted'`,
    ),
  );
  const trips = await readTrips(workspace, journeyId, sentAt);
  await workspace.archive(journeyId);
  return trips;
}

/** Returns by customer the moment (epoch ms) at which the event was due to leave. */
async function sendSteadily(
  workspace: BenchWorkspace,
  name: string,
  { rate, count }: { rate: number; count: number },
): Promise<Map<string, number>> {
  const sentAt = new Map<string, number>();
  await sendAtRate(workspace, {
    rate,
    count,
    event: (number, dueAt) => {
      sentAt.set(userIdOf(number), dueAt);
      return { messageId: `${name}/${number}`, userId: userIdOf(number), event: name };
    },
  });
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
