/** Gathers where customers stand into the rows that a choice is made for, and counts what the choices come to. */
import { choiceFor, type JourneyNode, type MoveChoices, type StepFate } from '@kairos/engine';
import type { ApiOutputs } from '../../../api/trpc';

type Place = ApiOutputs['journeys']['publicationImpact']['places'][number];

/** One step that is gone or changes, or (without a step) all others together. */
export interface PlaceRow {
  nodeId: string | null;
  node: JourneyNode | null;
  fate: StepFate;
  /** Where customers would go on; null where nothing is left for them. */
  landing: string | null;
  waiting: number;
}

/** Steps that are gone first, then those that change; where the versions that customers are on differ, a step has several rows. */
export function placeRows(places: readonly Place[]): PlaceRow[] {
  const rows = new Map<string, PlaceRow>();
  for (const { nodeId, node, fate, landing, waiting } of places) {
    const key = fate === 'same' ? '' : `${fate} ${nodeId} ${landing}`;
    const row = rows.get(key);
    if (row) row.waiting += waiting;
    else if (fate === 'same') rows.set(key, { nodeId: null, node: null, fate, landing: null, waiting });
    else rows.set(key, { nodeId, node, fate, landing, waiting });
  }
  const order: StepFate[] = ['removed', 'changed', 'same'];
  return [...rows.values()].sort((a, b) => order.indexOf(a.fate) - order.indexOf(b.fate));
}

export interface MoveSum {
  moving: number;
  leaving: number;
  staying: number;
}

/** Whoever has no step to go on at is done, and counts as leaving. */
export function sumOf(rows: readonly PlaceRow[], choices: MoveChoices): MoveSum {
  const sum: MoveSum = { moving: 0, leaving: 0, staying: 0 };
  for (const { nodeId, fate, landing, waiting } of rows) {
    const choice = choiceFor(choices, nodeId);
    if (choice === 'stay') sum.staying += waiting;
    else if (choice === 'exit' || (fate === 'removed' && landing === null)) sum.leaving += waiting;
    else sum.moving += waiting;
  }
  return sum;
}
