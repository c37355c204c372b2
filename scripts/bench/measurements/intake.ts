/** Events a second through the intake: answered, and therefore committed to the disk. The router works meanwhile, as it always does. */
import { OperatorError } from '@kairos/db/embedded';
import { say } from '../../start/progress';
import { type BenchWorkspace, userIdOf } from '../load/bench-workspace';
import { batchBodies } from '../load/event-sender';
import { figureOf } from '../report/figures';
import type { Aim, Figure } from '../report/report';

const EVENT_NAME = 'Page Viewed';
const PAGES = 50;
const measurement = 'intake';

export interface IntakeSizes {
  rounds: number;
  /** Customers who take turns in doing something. */
  customers: number;
  batches: { size: number; connections: number; events: number; aim?: Aim }[];
}

export async function measureIntake(workspace: BenchWorkspace, sizes: IntakeSizes): Promise<Figure[]> {
  const figures: Figure[] = [];
  const routed: number[] = [];
  for (const { size, connections, events, aim } of sizes.batches) {
    const accepted: number[] = [];
    for (let number = 0; number <= sizes.rounds; number += 1) {
      const isWarmUp = number === 0;
      const round = {
        size,
        connections,
        events: isWarmUp ? Math.ceil(events / 10) : events,
        name: `${Date.now()}/${size}/${number}`,
      };
      const speeds = await runRound(workspace, sizes.customers, round);
      if (isWarmUp) continue;
      accepted.push(speeds.accepted);
      if (speeds.routed !== null) routed.push(speeds.routed);
      say(`  ${events} events in batches of ${size}: ${Math.round(speeds.accepted)} a second`);
    }
    const name = `events through the intake, batches of ${size}`;
    figures.push(figureOf({ id: `intake.${size}`, measurement, name, unit: 'events/s', rounds: accepted, aim }));
  }
  if (routed.length === 0) return figures;
  const name = 'events routed from a backlog';
  return [...figures, figureOf({ id: 'intake.routed', measurement, name, unit: 'events/s', rounds: routed })];
}

interface Round {
  name: string;
  size: number;
  connections: number;
  events: number;
}

/** Fewer left over say nothing about how fast they are routed. */
const LEAST_BACKLOG = 5_000;

async function runRound(
  workspace: BenchWorkspace,
  customers: number,
  { name, size, connections, events }: Round,
): Promise<{ accepted: number; routed: number | null }> {
  const bodies = batchBodies(pageViews(name, customers, events), size);
  const begunAt = performance.now();
  await workspace.sendBatches(bodies, connections);
  const answeredAt = performance.now();
  await compareWithLog(workspace, name, events);
  const left = await workspace.queued();
  const drainedFrom = performance.now();
  await workspace.untilRouted();
  const drained = left / ((performance.now() - drainedFrom) / 1_000);
  return { accepted: events / ((answeredAt - begunAt) / 1_000), routed: left >= LEAST_BACKLOG ? drained : null };
}

function pageViews(round: string, customers: number, count: number): object[] {
  const timestamp = new Date().toISOString();
  return Array.from({ length: count }, (_, number) => ({
    type: 'track',
    messageId: `${EVENT_NAME}/${round}/${number}`,
    // A step that shares no factor with their number: neighbours in a batch are different customers.
    userId: userIdOf((number * 7_919) % customers),
    event: EVENT_NAME,
    properties: {
      path: `/products/${number % PAGES}`,
      title: `Product ${number % PAGES}`,
      price: (number % PAGES) + 0.95,
      mobile: number % 2 === 0,
    },
    timestamp,
  }));
}

/** Acknowledged must mean stored, all of them and each once. */
async function compareWithLog(workspace: BenchWorkspace, round: string, expected: number): Promise<void> {
  const prefix = `${EVENT_NAME}/${round}/`;
  const stored = await workspace.count(
    (sql) => sql`select count(*)::int as count from customer_event where starts_with(message_id, ${prefix})`,
  );
  if (stored !== expected) {
    throw new OperatorError('wrong_count', `The intake accepted ${expected} events and stored ${stored}.`);
  }
}
