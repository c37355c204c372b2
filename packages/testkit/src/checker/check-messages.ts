/** Messages against the sinks: what was said to be sent is there, once, and nothing else is. */
import type { LedgerLine } from '../sinks/ledger';
import type { Expectation, Finding } from './check';
import type { MessageTruth, Truth } from './truth';

export function checkMessages(truth: Truth, { grace, atLeastOnce = [] }: Expectation): Finding[] {
  const kept = truth.sink.filter((line) => line.kept && line.channel !== 'webhook');
  const copies = new Map<string, LedgerLine[]>();
  for (const line of kept) copies.set(keyOf(line), [...(copies.get(keyOf(line)) ?? []), line]);
  const known = new Set(truth.messages.map((message) => `${message.channel}/${message.id}`));
  return [
    ...truth.messages.flatMap((message) =>
      fate(message, copies.get(`${message.channel}/${message.id}`) ?? [], atLeastOnce.includes(message.nodeId)),
    ),
    ...[...copies.keys()].flatMap((key) => (known.has(key) ? [] : [wrong('the sink holds what nobody planned', key)])),
    ...onePerStep(truth),
    ...afterTheStop(truth, kept, grace),
  ];
}

const keyOf = (line: LedgerLine) => `${line.channel}/${line.key}`;
const lost = (rule: string, id: string): Finding => ({ kind: 'lost', rule, id });
const wrong = (rule: string, id: string): Finding => ({ kind: 'wrong', rule, id });
const duplicate = (rule: string, id: string): Finding => ({ kind: 'duplicate', rule, id });

function fate(message: MessageTruth, kept: readonly LedgerLine[], mayRepeat: boolean): Finding[] {
  const { id, state, resolution, outcomes } = message;
  const findings: Finding[] = [];
  const copies = kept.length;
  if (copies > 1 && !mayRepeat) findings.push(duplicate(`the sink holds ${copies} copies`, id));
  if (mayRepeat && copies === 0 && state !== 'skipped') findings.push(lost('it should arrive at least once', id));
  if (new Set(kept.map(({ messageId }) => messageId)).size > 1) {
    findings.push(wrong('its copies do not tell that they are the same', id));
  }
  if (outcomes > 1) findings.push(duplicate('its outcome was told more than once', id));
  switch (state) {
    case 'accepted':
      if (copies === 0) findings.push(lost('it was called accepted and the sink does not hold it', id));
      if (outcomes === 0) findings.push(lost('it was accepted and nobody was told', id));
      break;
    case 'unknown':
      if (resolution === null) findings.push(lost('its outcome stays unknown', id));
      break;
    case 'rejected':
    case 'skipped':
      if (copies > 0) findings.push(wrong(`it was called ${state} and the sink holds it`, id));
      break;
    default:
      findings.push(lost(`it stays ${state}`, id));
  }
  return findings;
}

/** One message per customer, step and visit, whatever ids it has. */
function onePerStep(truth: Truth): Finding[] {
  const seen = new Set<string>();
  return truth.messages.flatMap(({ runId, nodeId, visit, channel }) => {
    const place = `${runId}/${nodeId}/${visit}/${channel}`;
    if (seen.has(place)) return [duplicate('a step planned more than one message', place)];
    seen.add(place);
    return [];
  });
}

function afterTheStop(truth: Truth, kept: readonly LedgerLine[], grace: number): Finding[] {
  const messages = new Map(truth.messages.map((message) => [message.id, message]));
  const runs = new Map(truth.runs.map((run) => [run.id, run]));
  const stops = new Map<string, number>();
  for (const { customerId, channel, at } of truth.stops) {
    const place = `${customerId}/${channel}`;
    stops.set(place, Math.min(at, stops.get(place) ?? at));
  }
  return kept.flatMap(({ key, at }) => {
    const message = messages.get(key ?? '');
    if (!message) return [];
    const { customerId, channel, id } = message;
    const stopped = Math.min(
      stops.get(`${customerId}/${channel}`) ?? Number.POSITIVE_INFINITY,
      stops.get(`${customerId}/all`) ?? Number.POSITIVE_INFINITY,
    );
    if (at > stopped + grace) return [wrong('it left after its customer had said no', id)];
    const run = runs.get(message.runId);
    const wasStopped = run?.outcome === 'goal' || run?.outcome === 'exited';
    // A message that the ending step itself planned was meant to go.
    if (wasStopped && run.endedAt !== null && message.plannedAt < run.endedAt && at > run.endedAt + grace) {
      return [wrong('it left after its run had ended early', id)];
    }
    return [];
  });
}
