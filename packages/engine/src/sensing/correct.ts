/** Corrects a sensing state for an event that came in late: what should have started starts, what should not have is taken back. */
import type { EngineEvent } from '../contract/readings';
import { replaySensing } from './replay';
import { recallStarts, type SensingContext, type SensingResult } from './sense';
import { MOST_STARTS, type SensingState, type TriggerFiring } from './state';

/** How late something may be reported and still start a campaign: what lies further back only sets the state. */
export const LATEST_START_MILLISECONDS = 86_400_000;

/** A campaign that was started although, as is known now, nothing should have. */
export interface Retraction {
  triggerId: string;
  /** The moment at which it had started, epoch ms UTC. */
  at: number;
  key: string | null;
}

/** A campaign that would have started, had what led to it been reported in time. */
export interface SilentStart {
  triggerId: string;
  /** The moment at which it would have started, epoch ms UTC. */
  at: number;
  key: string | null;
  eventId: string | null;
}

export interface Correction extends SensingResult {
  retracted: Retraction[];
  /** Only what the late events brought about; nothing that was silent before they came in. */
  silent: SilentStart[];
}

type Start = [at: number, key: string | null];

interface CorrectionOptions {
  /** Epoch ms UTC up to which time has passed. */
  until: number;
  latestStart?: number;
  /** Ids of the events that came in late. */
  late: ReadonlySet<string>;
}

/**
 * Senses the whole log anew, late events included, up to where the known state had come or further.
 * Firings are only those that nobody knew of: a campaign that would have started at another moment is the same campaign.
 */
export function correctSensing(
  context: SensingContext,
  known: SensingState,
  events: readonly EngineEvent[],
  options: CorrectionOptions,
): Correction {
  const { until, latestStart = LATEST_START_MILLISECONDS, late } = options;
  const first = replaySensing(context, events, until);
  const tooLate = compareStates(context, known, first.state).missed.filter(({ at }) => until - at > latestStart);
  const isSilent = (triggerId: string, at: number) =>
    tooLate.some((missed) => missed.triggerId === triggerId && missed.at === at);
  // What lies too far back to start anything must not count as started either.
  const replayed = tooLate.length === 0 ? first : replaySensing({ ...context, isSilent }, events, until);
  const { missed, undue: retracted } = compareStates(context, known, replayed.state);
  const firings = firingsOf(
    missed.filter(({ at }) => until - at <= latestStart),
    replayed.firings,
  );
  let { state } = replayed;
  for (const { nodeId: triggerId } of context.plan.triggers) {
    const undue = retracted.filter((each) => each.triggerId === triggerId);
    const last = undue.at(-1);
    // The customer did get that campaign: it counts for how often the same customer may start.
    if (last) state = recallStarts(context, state, { [triggerId]: { times: undue.length, lastAt: last.at } });
  }
  const silent = silentIn(replayed);
  const before = silent.length === 0 ? [] : silentIn(replaySensing(context, withoutLate(events, late), known.at));
  return { ...replayed, state, firings, retracted, silent: silent.filter((each) => !before.some(isSameStart(each))) };
}

/** Campaigns that triggers would have started, had they not been silent. */
export function silentIn({ transitions }: Pick<SensingResult, 'transitions'>): SilentStart[] {
  return transitions.flatMap(({ nodeId: triggerId, at, eventId, refusal, keys = [null] }) =>
    refusal === 'silent' ? keys.map((key) => ({ triggerId, at, key, eventId })) : [],
  );
}

/** Each of the starts once, the latest of those that are alike: what fired before at the same moment was known. */
function firingsOf(starts: readonly Retraction[], firings: readonly TriggerFiring[]): TriggerFiring[] {
  const wanted = [...starts];
  const isWanted = (firing: TriggerFiring) => {
    const place = wanted.findIndex(isSameStart(firing));
    if (place >= 0) wanted.splice(place, 1);
    return place >= 0;
  };
  return firings.toReversed().filter(isWanted).reverse();
}

const isSameStart = (one: Retraction) => (other: Retraction) =>
  one.triggerId === other.triggerId && one.at === other.at && one.key === other.key;

const withoutLate = (events: readonly EngineEvent[], late: ReadonlySet<string>) =>
  events.filter((event) => !late.has(event.id));

/** What only the state that was sensed anew started, and what only the known one did. */
function compareStates(context: SensingContext, known: SensingState, state: SensingState) {
  const missed: Retraction[] = [];
  const undue: Retraction[] = [];
  for (const { nodeId: triggerId } of context.plan.triggers) {
    const compared = compareStarts(known.starts?.[triggerId] ?? [], state.starts?.[triggerId] ?? []);
    missed.push(...compared.missed.map(([at, key]) => ({ triggerId, at, key })));
    undue.push(...compared.undue.map(([at, key]) => ({ triggerId, at, key })));
  }
  return { missed, undue };
}

/** Starts that only one of two stories has, once those are set aside that both have or that only moved. */
function compareStarts(
  allStarted: readonly Start[],
  allThatShould: readonly Start[],
): { missed: Start[]; undue: Start[] } {
  // One more or one less moves the end of what is remembered: only what both remember in full can be compared.
  const after = Math.max(forgottenUntil(allStarted), forgottenUntil(allThatShould));
  const started = allStarted.filter(([at]) => at > after);
  const should = allThatShould.filter(([at]) => at > after);
  const undue = without(started, should, (a, b) => a[0] === b[0] && a[1] === b[1]);
  const missed = without(should, started, (a, b) => a[0] === b[0] && a[1] === b[1]);
  const isSameMatter = (a: Start, b: Start) => a[1] === b[1];
  return { missed: without(missed, undue, isSameMatter), undue: without(undue, missed, isSameMatter) };
}

/** The moment up to which starts may have been forgotten, the oldest that is remembered among them; epoch ms UTC. */
function forgottenUntil(starts: readonly Start[]): number {
  return starts.length < MOST_STARTS ? Number.NEGATIVE_INFINITY : (starts[0]?.[0] ?? Number.NEGATIVE_INFINITY);
}

/** What is left when every one of `others` has taken its like out, each once. */
function without(
  starts: readonly Start[],
  others: readonly Start[],
  isAlike: (a: Start, b: Start) => boolean,
): Start[] {
  const left = [...starts];
  for (const other of others) {
    const place = left.findIndex((start) => isAlike(start, other));
    if (place >= 0) left.splice(place, 1);
  }
  return left;
}
