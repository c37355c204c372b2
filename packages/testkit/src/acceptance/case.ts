/** An acceptance case: told once, and then held against the simulator and against the workflow runtime. */
import type { Channel, JournalLine, JourneyDocument, JsonObject } from '@kairos/engine';

/** A moment as ISO 8601 with an offset or Z, such as "2026-03-02T09:00Z". */
export type Moment = string;

export interface AcceptanceCase {
  /** Row of the list of acceptance cases. */
  number: number;
  /** What must hold, as a sentence; it is the name of the test and unique. */
  says: string;
  journey: () => JourneyDocument;
  /** The clock starts here: the journey is published, and the customer known. */
  from: Moment;
  /** Nothing after this moment happens any more. */
  until: Moment;
  /** Traits; `time_zone` is the customer's zone, Europe/Amsterdam is the workspace's. */
  customer?: JsonObject;
  /** Channels that the customer says no to; all others are allowed. */
  refuses?: Channel[];
  events: CaseEvent[];
  expected: Partial<Observed>;
}

export interface CaseEvent {
  at: Moment;
  /** `identify` reports traits: its properties become attributes of the customer. */
  name: string;
  properties?: JsonObject;
}

/** What can be seen of a customer's runs, oldest first. Moments are given as `moment()` writes them. */
export interface Observed {
  /** Nodes in the order in which they were entered. */
  path: string[];
  /** Messages that were let go, and when. */
  messages: [at: Moment, nodeId: string][];
  /** Messages that were withheld, and why. */
  skipped: [at: Moment, nodeId: string, reason: string][];
  /** Ports by which nodes were left: "wait > next". */
  left: string[];
  outcomes: string[];
}

/** "2026-03-02T09:00Z", with seconds only where there are some. */
export function moment(at: number): Moment {
  return new Date(at).toISOString().replace('.000Z', 'Z').replace(/:00Z$/, 'Z');
}

/** Reads journals of one customer's runs. */
export function observe(journals: readonly (readonly JournalLine[])[]): Observed {
  const seen: Observed = { path: [], messages: [], skipped: [], left: [], outcomes: [] };
  for (const line of journals.flat()) note(seen, line);
  return seen;
}

function note(seen: Observed, line: JournalLine): void {
  switch (line.type) {
    case 'entered':
      seen.path.push(line.nodeId);
      return;
    case 'message':
      if (line.verdict === 'planned') seen.messages.push([moment(line.at), line.nodeId]);
      else seen.skipped.push([moment(line.at), line.nodeId, line.reason ?? '']);
      return;
    case 'left':
      seen.left.push(`${line.nodeId} > ${line.port}`);
      return;
    case 'ended':
      seen.outcomes.push(line.outcome);
      return;
    default:
      return;
  }
}

/** The part of what was seen that the case speaks of. */
export function spokenOf(expected: Partial<Observed>, seen: Observed): Partial<Observed> {
  const keys = Object.keys(seen).filter((key) => key in expected);
  return Object.fromEntries(Object.entries(seen).filter(([key]) => keys.includes(key)));
}
