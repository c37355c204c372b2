/** How the state of a run is stored: what its columns say already is left out, for a million runs wait. */
import type { RunState } from '@kairos/engine';

/** The columns that are part of the state. */
export interface StateColumns {
  phase: RunState['phase'];
  nodeId: string | null;
  dueAt: Date | null;
  campaignStartedAt: Date | null;
  outcome: RunState['outcome'];
}

type InColumns = keyof StateColumns;
export type StoredRunState = Omit<RunState, InColumns | 'hits'> & Partial<Pick<RunState, 'hits'>>;

/** JSON leaves out what is not defined. */
const SAID_BY_COLUMNS: Record<InColumns, undefined> = {
  phase: undefined,
  nodeId: undefined,
  dueAt: undefined,
  campaignStartedAt: undefined,
  outcome: undefined,
};

export function storedRunState({ hits, ...state }: RunState): string {
  return JSON.stringify({ ...state, ...SAID_BY_COLUMNS, hits: hits.length > 0 ? hits : undefined });
}

/** States from before may say more than that: the columns are right. */
export function runStateOf(stored: StoredRunState, columns: StateColumns): RunState {
  const { phase, nodeId, dueAt, campaignStartedAt, outcome } = columns;
  // The router calls a run acting as soon as its trigger fired; its campaign begins with its next commit.
  const isAboutToStart = phase === 'acting' && campaignStartedAt === null;
  return {
    ...{ hits: [], ...stored, nodeId, outcome },
    phase: isAboutToStart ? 'watching' : phase,
    dueAt: dueAt?.getTime() ?? null,
    campaignStartedAt: campaignStartedAt?.getTime() ?? null,
  };
}
