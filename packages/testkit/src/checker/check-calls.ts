/** Calls of webhooks against the endpoint: each came to an end, was made when it says so, and was told once. */
import type { Finding } from './check';
import type { CallTruth, Truth } from './truth';

/** An endpoint may be called again under the same id, so copies are none of our business: it knows them by that. */
export function checkCalls({ calls, sink }: Truth): Finding[] {
  const taken = new Set(sink.filter(({ channel, kept }) => kept && channel === 'webhook').map(({ key }) => key));
  const known = new Set<string | null>(calls.map(({ id }) => id));
  return [
    ...calls.flatMap((call) => fate(call, taken.has(call.id))),
    ...onePerVisit(calls),
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
