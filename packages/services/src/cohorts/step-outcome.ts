/** What one step of a run writes, collected before anything is written. */
import type {
  AssignmentRow,
  ExperimentCountRow,
  ExperimentId,
  InboxItem,
  KeptStartRow,
  ParkedRun,
  PlannedMessageRow,
  RunChange,
  RunRow,
  SensingRow,
  TransitionRow,
} from '@kairos/db';
import type { ExperimentDecision, JournalLine } from '@kairos/engine';
import type { EffectToWrite } from '../effects';
import type { RunToPlace } from './place-runs';

/** Everything that one step writes. */
export interface StepOutcome {
  change: RunChange | null;
  /** There is no row to change yet: the run is placed with what this step made of it. */
  isNew: boolean;
  /** Where the run stood before, for the counts. */
  before: RunRow | null;
  /** What starts the run's campaign in this step. */
  start: ParkedRun['start'];
  lines: JournalLine[];
  messages: PlannedMessageRow[];
  /** Messages, by id, whose places under a cap more important ones of this step take. */
  displaced: string[];
  effects: EffectToWrite[];
  assignments: AssignmentRow[];
  /** What the customer adds to the figures of tests, and what was decided on them. */
  counts: ExperimentCountRow[];
  decisions: { of: ExperimentId; decision: ExperimentDecision }[];
  sensing: SensingRow | null;
  transitions: (TransitionRow & { versionId: string })[];
  opened: RunToPlace[];
  /** Campaigns that start when their journey, which is paused, goes on. */
  kept: KeptStartRow[];
  items: InboxItem[];
}

export function emptyOutcome(): StepOutcome {
  return {
    change: null,
    isNew: false,
    before: null,
    start: null,
    lines: [],
    messages: [],
    displaced: [],
    effects: [],
    assignments: [],
    counts: [],
    decisions: [],
    sensing: null,
    transitions: [],
    opened: [],
    kept: [],
    items: [],
  };
}

/** Why a run cannot go on yet, or what its step writes. */
export type StepResult = { held: true } | { held: false; outcome: StepOutcome };
