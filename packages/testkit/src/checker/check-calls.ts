/** Calls of webhooks against the endpoint: each came to an end, was made when it says so, and was told once. */
import type { LedgerLine } from '../sinks/ledger';
import type { Expectation, Finding } from './check';
import type { CallTruth, Truth } from './truth';

/** An endpoint may be called again under the same id, with the same words: it knows copies by that, and acts on one. */
export function checkCalls(truth: Truth, expectation: Expectation): Finding[] {
  const { calls } = truth;
  const made = truth.sink.filter(({ channel }) => channel === 'webhook');
  const taken = new Set(made.filter(({ kept }) => kept).map(({ key }) => key));
  const known = new Set<string | null>(calls.map(({ id }) => id));
  return [
    ...calls.flatMap((call) => fate(call, taken.has(call.id))),
    ...onePerVisit(calls),
    ...everybodyCalled(truth, expectation),
    ...sameWords(made),
    ...[...taken].flatMap((key) =>
      known.has(key) ? [] : [of('wrong', 'the endpoint was called for nothing', `${key}`)],
    ),
  ];
}

const of = (kind: Finding['kind'], rule: string, id: string): Finding => ({ kind, rule, id });

function fate({ id, state, resolution, outcomes }: CallTruth, isTaken: boolean): Finding[] {
  const hasEnded = state === 'accepted' || state === 'rejected' || (state === 'unknown' && resolution !== null);
  if (!hasEnded) return [of('lost', `a call stays ${state}`, id)];
  return [
    ...(state === 'accepted' && !isTaken
      ? [of('lost', 'a call was called accepted and the endpoint knows nothing of it', id)]
      : []),
    ...(outcomes === 0 ? [of('lost', 'nobody was told how a call ended', id)] : []),
    ...(outcomes > 1 ? [of('duplicate', 'it was told more than once how a call ended', id)] : []),
  ];
}

function onePerVisit(calls: readonly CallTruth[]): Finding[] {
  const seen = new Set<string>();
  return calls.flatMap(({ runId, nodeId, visit }) => {
    const place = `${runId}/${nodeId}/${visit}`;
    if (seen.has(place)) return [of('duplicate', 'a step made more than one call', place)];
    seen.add(place);
    return [];
  });
}

function everybodyCalled({ calls, runs }: Truth, { journeyId, calls: steps = [] }: Expectation): Finding[] {
  const places = new Set(calls.map(({ runId, nodeId }) => `${runId}/${nodeId}`));
  return runs
    .filter((run) => run.journeyId === journeyId && run.outcome === 'completed')
    .flatMap(({ id }) => steps.map((nodeId) => `${id}/${nodeId}`))
    .flatMap((place) => (places.has(place) ? [] : [of('lost', 'a run completed without its call', place)]));
}

function sameWords(made: readonly LedgerLine[]): Finding[] {
  const words = new Map<string | null, string>();
  const changed = made.filter(({ key, digest }) => {
    const first = words.get(key) ?? digest;
    words.set(key, first);
    return first !== digest;
  });
  return [...new Set(changed.map(({ key }) => key))].map((key) =>
    of('duplicate', 'it was called under one id with different words', `${key}`),
  );
}
