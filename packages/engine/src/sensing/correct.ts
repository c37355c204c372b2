/** Corrects a sensing state for an event that came in late: what should have started starts, what should not have is taken back. */
import type { EngineEvent } from '../contract/readings';
import { replaySensing } from './replay';
import { recallStarts, type SensingContext, type SensingResult } from './sense';
import type { SensingState, TriggerFiring } from './state';

/** How late something may be reported and still start a campaign: what lies further back only sets the state. */
export const LATEST_START_MILLISECONDS = 86_400_000;

/** A campaign that was started although, as is known now, nothing should have. */
export interface Retraction {
  triggerId: string;
  /** The moment at which it had started, epoch ms UTC. */
  at: number;
  key: string | null;
}

export interface Correction extends SensingResult {
  retracted: Retraction[];
}

type Start = [at: number, key: string | null];

/**
 * Senses the whole log anew, late events included, up to where the known state had come or further.
 * Firings are only those that nobody knew of: a campaign that would have started at another moment is the same campaign.
 */
export function correctSensing(
  context: SensingContext,
  known: SensingState,
  events: readonly EngineEvent[],
  { until, latestStart = LATEST_START_MILLISECONDS }: { until: number; latestStart?: number },
): Correction {
  const replayed = replaySensing(context, events, until);
  const firings: TriggerFiring[] = [];
  const retracted: Retraction[] = [];
  let { state } = replayed;
  for (const { nodeId: triggerId } of context.plan.triggers) {
    const started = known.starts?.[triggerId] ?? [];
    const should = state.starts?.[triggerId] ?? [];
    const { missed, undue } = compareStarts(started, should);
    for (const [at, key] of missed) {
      if (until - at > latestStart) continue;
      const firing = replayed.firings.find(
        (each) => each.triggerId === triggerId && each.at === at && each.key === key,
      );
      if (firing) firings.push(firing);
    }
    retracted.push(...undue.map(([at, key]) => ({ triggerId, at, key })));
    const last = undue.at(-1);
    // The customer did get that campaign: it counts for how often the same customer may start.
    if (last) state = recallStarts(context, state, { [triggerId]: { times: undue.length, lastAt: last[0] } });
  }
  return { ...replayed, state, firings, retracted };
}

/** Starts that only one of two stories has, once those are set aside that both have or that only moved. */
function compareStarts(started: readonly Start[], should: readonly Start[]): { missed: Start[]; undue: Start[] } {
  const undue = without(started, should, (a, b) => a[0] === b[0] && a[1] === b[1]);
  const missed = without(should, started, (a, b) => a[0] === b[0] && a[1] === b[1]);
  const isSameMatter = (a: Start, b: Start) => a[1] === b[1];
  return { missed: without(missed, undue, isSameMatter), undue: without(undue, missed, isSameMatter) };
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
