/** Judges what was found: nothing lost, nothing twice, nothing that should not be. The rules are those of the promises, not of the code. */
import { checkCalls } from './check-calls';
import { checkMessages } from './check-messages';
import { checkRuns } from './check-runs';
import type { Truth } from './truth';

/** What the one who sent the events knows. */
export interface Expectation {
  journeyId: string;
  /** Customers whose entering event was acknowledged, by the id under which their sender knows them; each enters once. */
  entered: readonly string[];
  /** Steps that send, in the order of the journey; those of one group stand for each other on different ways. */
  order: readonly (readonly string[])[];
  /** Steps that call a webhook: whoever completes has had each of them call. */
  calls?: readonly string[];
  /** A split and the share (0 to 1) that each of its arms should get. */
  split?: { nodeId: string; shares: Readonly<Record<string, number>> };
  /** How long after its moment a timer may be acted upon, milliseconds, whatever was down meanwhile. */
  latest: number;
  /** Steps whose messages may come more than once, the same each time: service mail whose fate nobody knows. */
  atLeastOnce?: readonly string[];
  /** How long after a withdrawal, a block, a goal or an exit a message may still leave, milliseconds. */
  grace: number;
}

export interface Finding {
  kind: 'lost' | 'duplicate' | 'wrong';
  /** Which rule was broken, in words. */
  rule: string;
  id: string;
}

export interface Verdict {
  customers: number;
  lost: number;
  duplicate: number;
  wrong: number;
  /** Messages of which nobody knows whether they arrived, and that were stated as such. */
  unknown: number;
  findings: Finding[];
  /** How late the latest timer was acted upon, milliseconds; 0 when there was none. */
  latestTimer: number;
}

export function check(truth: Truth, expectation: Expectation): Verdict {
  const { findings: aboutRuns, latestTimer } = checkRuns(truth, expectation);
  const findings = [...aboutRuns, ...checkMessages(truth, expectation), ...checkCalls(truth, expectation)];
  const count = (kind: Finding['kind']) => findings.filter((finding) => finding.kind === kind).length;
  return {
    customers: expectation.entered.length,
    lost: count('lost'),
    duplicate: count('duplicate'),
    wrong: count('wrong'),
    unknown: truth.messages.filter(({ state }) => state === 'unknown').length,
    ...{ findings, latestTimer },
  };
}

/** "10000 customers, 0 lost, 0 duplicate, 3 unknown", and what else was wrong. */
export function sentenceOf({ customers, lost, duplicate, unknown, wrong }: Verdict): string {
  const sentence = `${customers} customers, ${lost} lost, ${duplicate} duplicate, ${unknown} unknown`;
  return wrong === 0 ? sentence : `${sentence}, ${wrong} wrong otherwise`;
}
