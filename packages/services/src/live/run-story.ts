/** Everything that is known of one customer's pass through a journey: what was sensed, every step, every message. */
import {
  type Database,
  findLastEvent,
  findRunDetail,
  listEffectsOfRun,
  listJournal,
  listMessagesOfRun,
  listSensedMoments,
  type ReadingRow,
  type RunDetailRow,
  type RunEffectRow,
  type RunMessageRow,
  withWorkspaceSql,
} from '@kairos/db';
import type { JournalLine, JsonObject } from '@kairos/engine';
import { runNotFound } from './errors';

const MOST_LINES = 2_000;
const MOST_MOMENTS = 80;

/** All moments are epoch ms in the workspace's clock; `took` is real milliseconds. */
export interface RunStory {
  id: string;
  journeyId: string;
  versionId: string;
  versionNumber: number;
  customer: { id: string; label: string; name: string };
  phase: RunDetailRow['phase'];
  outcome: string | null;
  failure: RunDetailRow['failure'];
  /** It failed, and members may let it try again or leave. */
  isParked: boolean;
  /** Where the customer stands; null while watching and after the end. */
  nodeId: string | null;
  openedAt: number;
  campaignStartedAt: number | null;
  dueAt: number | null;
  endedAt: number | null;
  /** This is the customer's n-th campaign in this journey; 0 while watching. */
  times: number;
  lines: JournalLine[];
  messages: (Omit<RunMessageRow, 'plannedAt' | 'settledAt' | 'heldUntil'> & {
    plannedAt: number;
    settledAt: number | null;
    heldUntil: number | null;
  })[];
  /** Webhook calls and tasks, in the order in which they were asked for. */
  effects: RunEffectRow[];
  /** How the readings of this customer changed up to the start of the campaign, newest first. */
  sensed: (Omit<ReadingRow, 'at'> & { at: number })[];
  /** The last thing that the customer did before the campaign started, or before now. */
  lastEvent: { name: string; at: number; properties: JsonObject } | null;
}

/** Throws `live/run-not-found`. */
export async function readRun(database: Pick<Database, 'sql'>, workspaceId: string, runId: string): Promise<RunStory> {
  return withWorkspaceSql(database, workspaceId, async (sql) => {
    const run = await findRunDetail(sql, workspaceId, runId);
    if (!run) throw runNotFound();
    const { customerId, journeyId } = run;
    const lines = await listJournal(sql, runId, MOST_LINES);
    const until = new Date(run.campaignStartedAt ?? run.endedAt ?? Date.UTC(9999, 0, 1));
    const messages = await listMessagesOfRun(sql, workspaceId, runId);
    const effects = await listEffectsOfRun(sql, workspaceId, runId);
    const sensed = await listSensedMoments(sql, { customerId, journeyId, until, limit: MOST_MOMENTS });
    // A purchase that starts the campaign is its cause, not something before it.
    const lastEvent = await findLastEvent(sql, { customerId, before: until });
    return {
      ...headOf(run),
      lines,
      messages: messages.map((row) => ({
        ...row,
        plannedAt: row.plannedAt.getTime(),
        settledAt: row.settledAt?.getTime() ?? null,
        heldUntil: row.heldUntil?.getTime() ?? null,
      })),
      effects,
      sensed: sensed.map((row) => ({ ...row, at: row.at.getTime() })),
      lastEvent: lastEvent && {
        name: lastEvent.name,
        at: lastEvent.occurredAt.getTime(),
        properties: lastEvent.properties,
      },
    };
  });
}

function headOf(run: RunDetailRow) {
  return {
    id: run.id,
    journeyId: run.journeyId,
    versionId: run.versionId,
    versionNumber: run.versionNumber,
    customer: { id: run.customerId, label: run.customerLabel, name: run.customerName },
    phase: run.phase,
    outcome: run.outcome,
    failure: run.failure,
    isParked: run.isParked,
    nodeId: run.phase === 'acting' ? run.state.nodeId : null,
    openedAt: run.openedAt.getTime(),
    campaignStartedAt: run.campaignStartedAt?.getTime() ?? null,
    dueAt: run.dueAt?.getTime() ?? null,
    endedAt: run.endedAt?.getTime() ?? null,
    times: run.campaignStartedAt === null ? 0 : run.times,
  };
}
