/** How cost grows with the data: the burst and the intake again when ten times the customers and events are there. */
import { say } from '../../start/progress';
import type { BenchWorkspace } from '../load/bench-workspace';
import { batchBodies } from '../load/event-sender';
import { figureOf } from '../report/figures';
import type { Figure } from '../report/report';
import { type BurstStack, runRound as runBurst } from './burst-round';
import { measureIntake } from './intake';

const measurement = 'growth';
const TIMES = 10;
const BATCH = 500;
const EVENTS_EACH = 5;

export interface GrowthSizes {
  customers: number;
  events: number;
  runsPerWorkflow: number;
}

export async function measureGrowth(
  workspace: BenchWorkspace,
  sizes: GrowthSizes,
  stack: BurstStack,
): Promise<Figure[]> {
  const before = await measureOnce(workspace, stack, sizes);
  await grow(workspace, sizes.customers * TIMES);
  const after = await measureOnce(workspace, stack, sizes);
  const held = await workspace.count((sql) => sql`select count(*)::int as count from customer_event`);
  say(`  with ${held} events: ${Math.round(after.burst)} customers and ${Math.round(after.intake)} events a second`);
  const figure = (part: string, name: string, unit: string, value: number) =>
    figureOf({ id: `growth.${part}`, measurement, name, unit, rounds: [value] });
  const grown = `with ${TIMES} times the data`;
  return [
    figure('burst', `customers through 3 messages ${grown}`, 'customers/s', after.burst),
    figure('burst.ratio', 'that against before', 'times', after.burst / before.burst),
    figure('intake', `events through the intake ${grown}, batches of ${BATCH}`, 'events/s', after.intake),
    figure('intake.ratio', 'that against before', 'times', after.intake / before.intake),
  ];
}

async function measureOnce(
  workspace: BenchWorkspace,
  stack: BurstStack,
  { customers, events, runsPerWorkflow }: GrowthSizes,
): Promise<{ burst: number; intake: number }> {
  const { customersPerSecond } = await runBurst(workspace, stack, { customers, runsPerWorkflow, delivers: true });
  const [intake] = await measureIntake(workspace, {
    rounds: 1,
    customers,
    batches: [{ size: BATCH, connections: 8, events }],
  });
  return { burst: customersPerSecond, intake: intake?.median ?? 0 };
}

/** Customers who were here before, with some events each. */
async function grow(workspace: BenchWorkspace, customers: number): Promise<void> {
  const name = `Before ${Date.now()}`;
  const events = Array.from({ length: customers * EVENTS_EACH }, (_, number) => ({
    type: 'track',
    messageId: `${name}/${number}`,
    userId: `grown-${number % customers}`,
    event: 'Page Viewed',
    properties: { path: `/products/${number % 50}` },
  }));
  await workspace.sendBatches(batchBodies(events, BATCH));
  await workspace.untilRouted();
}
