/** Where earlier runs of the same customer and journey have stood: an event that names no run is for the oldest that waits. */
import { type RunRow, readEarlierRuns, type TransactionSql } from '@kairos/db';
import { type Advancement, type EarlierStay, type JournalLine, staysIn } from '@kairos/engine';
import type { KnownPlan } from '../routing/live-plans';

/** By journey and customer, then by run. Runs of one commit see what those before them did: it grows while a batch is stepped. */
export type EarlierRuns = Map<string, Map<string, RunSoFar>>;

interface RunSoFar {
  /** Epoch ms, workspace clock. */
  startedAt: number;
  lines: readonly JournalLine[];
}

export interface HearingRun {
  run: RunRow;
  plan: KnownPlan | undefined;
  /** Moment at which its campaign began or is about to, epoch ms. */
  startedAt: number;
}

const keyOf = ({ journeyId, customerId }: Pick<RunRow, 'journeyId' | 'customerId'>) => `${journeyId}/${customerId}`;

/** Asks only for runs to which an event has come, and whose plan has a step that minds. */
export async function findEarlierRuns(sql: TransactionSql, hearing: readonly HearingRun[]): Promise<EarlierRuns> {
  const wanted = hearing.filter(({ plan }) => plan?.hearsForOldestRun);
  const rows = await readEarlierRuns(
    sql,
    wanted.map(({ run: { id: runId, customerId, journeyId }, startedAt }) => ({
      ...{ runId, customerId, journeyId },
      startedAt: new Date(startedAt),
    })),
  );
  const found: EarlierRuns = new Map();
  for (const { runId, startedAt, line, ...whose } of rows) {
    note(found, keyOf(whose), runId, { startedAt: startedAt.getTime(), lines: [line] });
  }
  return found;
}

/** Those that began at the same moment are in the order of their ids. */
export function earlierStaysOf(earlier: EarlierRuns, run: RunRow, startedAt: number): EarlierStay[] {
  const others = [...(earlier.get(keyOf(run)) ?? [])];
  return others
    .filter(([id, other]) => other.startedAt < startedAt || (other.startedAt === startedAt && id < run.id))
    .flatMap(([, { lines }]) => staysIn(lines));
}

/** Tells the runs that come after what this one did. */
export function noteRun(earlier: EarlierRuns, run: RunRow, { lines, run: state }: Advancement): void {
  const { campaignStartedAt: startedAt } = state;
  if (startedAt !== null) note(earlier, keyOf(run), run.id, { startedAt, lines });
}

function note(runs: EarlierRuns, key: string, runId: string, { startedAt, lines }: RunSoFar): void {
  const ofCustomer = runs.get(key) ?? new Map<string, RunSoFar>();
  ofCustomer.set(runId, { startedAt, lines: [...(ofCustomer.get(runId)?.lines ?? []), ...lines] });
  runs.set(key, ofCustomer);
}
