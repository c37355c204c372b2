/** Runs and their journals: everybody who entered came to an end, once, in order, and at the right time. */
import type { Expectation, Finding } from './check';
import type { JournalTruth, RunTruth, Truth } from './truth';

/** A fair split leaves these bounds once in a thousand times. */
const DEVIATIONS = 3.29;
/** A journal line bears the moment at which its transaction began, which may have waited for a lock until the timer was due. */
const BEGAN_BEFORE_MS = 10_000;

export function checkRuns(truth: Truth, expectation: Expectation): { findings: Finding[]; latestTimer: number } {
  const runs = truth.runs.filter(({ journeyId, phase }) => journeyId === expectation.journeyId && phase !== 'watching');
  const journals = journalsOf(truth.journal);
  const timers = runs.flatMap((run) => timersOf(journals.get(run.id) ?? []));
  const findings = [
    ...everybodyOnce(truth, runs, expectation),
    ...runs.flatMap((run) => ended(run)),
    ...runs.flatMap((run) => inOrder(run, journals.get(run.id) ?? [], expectation)),
    ...planned(truth, runs, journals),
    ...timers.flatMap((timer) => onTime(timer, expectation.latest)),
    ...fairSplit(runs, journals, expectation),
    ...atRest(truth),
  ];
  return { findings, latestTimer: Math.max(0, ...timers.map(({ late }) => late)) };
}

function journalsOf(lines: readonly JournalTruth[]): Map<string, JournalTruth[]> {
  const byRun = new Map<string, JournalTruth[]>();
  for (const line of lines) {
    const known = byRun.get(line.runId);
    if (known) known.push(line);
    else byRun.set(line.runId, [line]);
  }
  return byRun;
}

const finding = (kind: Finding['kind'], rule: string, id: string): Finding => ({ kind, rule, id });

function everybodyOnce(truth: Truth, runs: readonly RunTruth[], { entered }: Expectation): Finding[] {
  const counts = new Map<string, number>();
  for (const { customerId } of runs) counts.set(customerId, (counts.get(customerId) ?? 0) + 1);
  return entered.flatMap((label) => {
    const customerId = truth.customers.get(label) ?? '';
    const times = counts.get(customerId) ?? 0;
    // Who is removed by then does not enter any more.
    if (times === 0 && truth.removed.has(customerId)) return [];
    if (times === 0) return [finding('lost', 'a customer whose event was acknowledged never entered', label)];
    return times > 1 ? [finding('duplicate', `a customer entered ${times} times`, label)] : [];
  });
}

function ended({ id, phase, failed }: RunTruth): Finding[] {
  if (phase !== 'ended') return [finding('lost', 'its run never ended', id)];
  return failed ? [finding('wrong', 'its run failed', id)] : [];
}

function inOrder(run: RunTruth, lines: readonly JournalTruth[], { order }: Expectation): Finding[] {
  const findings: Finding[] = [];
  if (lines.some((line, index) => index > 0 && line.at < (lines[index - 1]?.at ?? 0))) {
    findings.push(finding('wrong', 'its journal goes back in time', run.id));
  }
  const visits = lines.filter(({ type }) => type === 'entered').map(({ nodeId, visit }) => `${nodeId}/${visit}`);
  if (new Set(visits).size < visits.length) findings.push(finding('duplicate', 'a step was entered twice', run.id));
  const sends = lines.filter(({ type }) => type === 'message').map(({ nodeId }) => placeOf(order, nodeId));
  if (sends.some((place, index) => index > 0 && place < (sends[index - 1] ?? 0))) {
    findings.push(finding('wrong', 'its messages were planned out of order', run.id));
  }
  const { outcome } = run;
  if (outcome === 'completed' && new Set(sends).size < order.length) {
    findings.push(finding('lost', 'it completed without passing every step that sends', run.id));
  }
  return findings;
}

function placeOf(order: Expectation['order'], nodeId: string | null): number {
  return order.findIndex((group) => nodeId !== null && group.includes(nodeId));
}

/** What a journal says was planned is there. */
function planned(truth: Truth, runs: readonly RunTruth[], journals: Map<string, JournalTruth[]>): Finding[] {
  const there = new Set(truth.messages.map(({ runId, nodeId, visit }) => `${runId}/${nodeId}/${visit}`));
  return runs.flatMap(({ id }) =>
    (journals.get(id) ?? [])
      .filter(({ type }) => type === 'message')
      .map(({ nodeId, visit }) => `${id}/${nodeId}/${visit}`)
      .flatMap((place) => (there.has(place) ? [] : [finding('lost', 'a message was planned and is not there', place)])),
  );
}

interface Timer {
  place: string;
  /** Milliseconds by which the step was taken before its moment; 0 or less when it was not. */
  early: number;
  late: number;
}

/** Waits that ended because their moment came, and not because something happened. */
function timersOf(lines: readonly JournalTruth[]): Timer[] {
  return lines.flatMap((line): Timer[] => {
    if (line.type !== 'waiting' || line.until === null) return [];
    const { until, nodeId, visit, runId } = line;
    const left = lines.find((other) => other.type === 'left' && other.nodeId === nodeId && other.visit === visit);
    if (!left || left.eventId !== null) return [];
    const early = Math.max(until - left.at, until - left.committedAt - BEGAN_BEFORE_MS);
    return [{ place: `${runId}/${nodeId}/${visit}`, early, late: left.committedAt - until }];
  });
}

function onTime({ place, early, late }: Timer, latest: number): Finding[] {
  if (early >= 1) return [finding('wrong', `a timer fired ${Math.round(early)} ms early`, place)];
  if (late > latest) return [finding('wrong', `a timer was acted upon ${Math.round(late)} ms late`, place)];
  return [];
}

function fairSplit(
  runs: readonly RunTruth[],
  journals: Map<string, JournalTruth[]>,
  { split }: Expectation,
): Finding[] {
  if (!split) return [];
  const drawn = runs.flatMap(({ id, customerId }) =>
    (journals.get(id) ?? [])
      .filter(({ type, nodeId }) => type === 'left' && nodeId === split.nodeId)
      .map(({ port }) => ({ customerId, port: port ?? '' })),
  );
  const arms = new Map<string, string>();
  const findings: Finding[] = [];
  for (const { customerId, port } of drawn) {
    if (arms.has(customerId) && arms.get(customerId) !== port) {
      findings.push(finding('wrong', 'a customer came to two arms of a test', customerId));
    }
    arms.set(customerId, port);
  }
  for (const [port, share] of Object.entries(split.shares)) {
    const got = drawn.filter((draw) => draw.port === port).length;
    const expected = drawn.length * share;
    if (Math.abs(got - expected) > DEVIATIONS * Math.sqrt(expected * (1 - share)) + 0.5) {
      findings.push(
        finding(
          'wrong',
          `arm ${port} got ${got} of ${drawn.length} instead of about ${Math.round(expected)}`,
          split.nodeId,
        ),
      );
    }
  }
  return findings;
}

function atRest({ waiting }: Truth): Finding[] {
  return waiting.unrouted > 0 ? [finding('lost', `${waiting.unrouted} events were never routed`, 'route queue')] : [];
}
