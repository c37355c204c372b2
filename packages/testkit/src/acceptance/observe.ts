/** What a case came to, read from journals in the words in which a case tells what it expects. */
import type { EndpointAnswer, JournalLine } from '@kairos/engine';
import { type Moment, moment } from './case';

/** What can be seen of a customer's runs, oldest first. Moments are given as `moment()` writes them. */
export interface Observed {
  /** Nodes in the order in which they were entered. */
  path: string[];
  /** Messages that were let go, and when. */
  messages: [at: Moment, nodeId: string][];
  /** Messages that wait for their hour: planned when, until when, and why. */
  held: [at: Moment, nodeId: string, until: Moment, reason: string][];
  /** Messages that were withheld, and why. */
  skipped: [at: Moment, nodeId: string, reason: string][];
  /** Ports by which nodes were left: "wait > next". */
  left: string[];
  outcomes: string[];
  /** Waits that were begun or moved, and until when; a wait without end says "". */
  waits: [at: Moment, nodeId: string, until: Moment][];
  /** Goals that were reached, and the message that gets the credit, or "". */
  goals: [at: Moment, nodeId: string, credit: string][];
  /** Tests that were decided: the arm that won, or "" where the shares stay, and why. */
  decided: [at: Moment, nodeId: string, arm: string, basis: string][];
  /** Events that came in too late for the wait that they were for. */
  late: [at: Moment, nodeId: string][];
  /** Moves to other versions: when, from which step, and to which version. */
  moves: [at: Moment, nodeId: string, version: number][];
  /** What became of each message in the end: "sent", "assumed-sent", or why not. */
  fates: [nodeId: string, fate: string][];
  /** How many copies of each message its provider passed on; none of what never came to it. */
  copies: [nodeId: string, copies: number][];
  /** Calls of the endpoint, each with the answers to its attempts, which all carried one id. */
  calls: [nodeId: string, answers: EndpointAnswer[]][];
}

/** What either way of playing a case tells of it: the journals of the customer's runs, and what became of messages and calls. */
export interface Told extends Pick<Observed, 'fates' | 'copies' | 'calls'> {
  journals: readonly (readonly JournalLine[])[];
}

/** Reads journals of one customer's runs; the rest is known from elsewhere. */
export function observe({ journals, fates, copies, calls }: Told): Observed {
  const seen: Observed = {
    path: [],
    messages: [],
    held: [],
    skipped: [],
    left: [],
    outcomes: [],
    waits: [],
    goals: [],
    decided: [],
    late: [],
    moves: [],
    ...{ fates, copies, calls },
  };
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
      else if (line.verdict === 'held')
        seen.held.push([moment(line.at), line.nodeId, moment(line.until ?? line.at), line.reason ?? '']);
      else seen.skipped.push([moment(line.at), line.nodeId, line.reason ?? '']);
      return;
    case 'left':
      seen.left.push(`${line.nodeId} > ${line.port}`);
      return;
    case 'waiting':
      seen.waits.push([moment(line.at), line.nodeId, line.until === null ? '' : moment(line.until)]);
      return;
    case 'goal':
      seen.goals.push([moment(line.at), line.nodeId, line.credit?.nodeId ?? '']);
      return;
    case 'decided':
      seen.decided.push([moment(line.at), line.nodeId, line.arm ?? '', line.basis]);
      return;
    case 'late':
      seen.late.push([moment(line.at), line.nodeId]);
      return;
    case 'moved':
      seen.moves.push([moment(line.at), line.nodeId ?? '', line.version]);
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
