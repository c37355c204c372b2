/** Starts a campaign when its condition becomes true and the customer may enter. */
import {
  type CalendarDay,
  type CustomerFacts,
  durationToMilliseconds,
  type EntryRefusal,
  type InputReading,
  isRemovedAt,
  localDay,
  nextCrossing,
  parseDateValue,
  pointsAt,
  type Reading,
  type ScoreCurve,
  type Sensed,
  type SensingBehaviour,
  type SensingMoment,
} from '@kairos/engine';
import { type Deeds, deedsAfter, eventsOfEligibility, isEligible } from './eligibility';
import type { TriggerConfig } from './schema';

export interface TriggerState {
  /** Whether the condition held at the last moment looked at. */
  met: boolean;
  /** Epoch ms UTC; null before the first time. */
  lastFiredAt: number | null;
  timesFired: number;
  /** When a score that moves by itself crosses the threshold next, epoch ms UTC; left out where none does. */
  crossesAt?: number;
  /** States from before that was kept have the courses of those scores instead. */
  moving?: ScoreCurve[];
  /** What the customer did, as far as eligibility asks for it, by the path of the fact. */
  did?: Deeds;
  /** Only for one start per key: the keys that a campaign was started for, oldest first. */
  keys?: string[];
}

/** Keys that are remembered per customer; who has more unpaid invoices than this has other troubles. */
const MOST_KEYS = 500;

export const triggerBehaviour: SensingBehaviour<TriggerConfig, TriggerState> = {
  eventNames: eventsOfEligibility,

  entryLimits: ({ limits }) => (limits && (limits.perHour !== null || limits.perDay !== null) ? limits : null),

  initial: () => ({ met: false, lastFiredAt: null, timesFired: 0 }),

  recall: (state, { times, lastAt }) => ({
    ...state,
    lastFiredAt: Math.max(lastAt, state.lastFiredAt ?? lastAt),
    timesFired: state.timesFired + times,
  }),

  step(state, moment, config) {
    const { at, news, released } = moment;
    const inputs = moment.inputs();
    const met = isMet(inputs, at, config);
    const { moving: _, crossesAt: __, ...kept } = { ...state, ...deedsAfter(state, moment, config) };
    const crossesAt = nextOf(
      inputs.flatMap(({ curve }) => curve ?? []),
      config,
      at,
    );
    const unchanged: TriggerState = { ...kept, met, ...(crossesAt !== null && { crossesAt }) };
    // A brochure downloaded a second time is a new reason, although the indicator was still true from the first.
    const hasNewReason = released !== undefined || news.some((input) => input.curve === undefined && input.fired > 0);
    if (!(met && !state.met) && !hasNewReason) return { state: unchanged, reading: readingOf(met, 0) };
    return startOrRefuse(state, unchanged, moment, config);
  },

  nextChange({ crossesAt, moving }, config, at) {
    if (moving) return nextOf(moving, config, at);
    return crossesAt !== undefined && crossesAt > at ? crossesAt : null;
  },

  explain(state, _config, reading) {
    if (reading.fired > 0) return { key: 'reason.fired', values: { count: state.timesFired } };
    return { key: reading.active ? 'reason.met' : 'reason.not-met' };
  },
};

function readingOf(met: boolean, fired: number): Reading {
  return { active: met, value: met ? 1 : 0, fired };
}

/** There is a reason to start; `unchanged` is the state if nothing does. */
function startOrRefuse(
  state: TriggerState,
  unchanged: TriggerState,
  { at, news, facts, isPast, released, goesRound, isClosed, hasRoom }: SensingMoment,
  config: TriggerConfig,
): Sensed<TriggerState> {
  const refuse = (refusal: EntryRefusal) => ({ state: unchanged, reading: readingOf(unchanged.met, 0), refusal });
  if (!unchanged.met) return refuse('not-met');
  if (isRemovedAt(facts.removed, at)) return refuse('removed');
  if (goesRound) return refuse('loop');
  if (!isEligible(unchanged.did, { at, facts }, config)) return refuse('not-eligible');
  if (isClosed) return refuse('paused');
  const reasons = released ? released.keys.filter((key) => released.stillHolds(key)) : keysOf(news);
  if (released && released.keys.length > 0 && reasons.length === 0) return refuse('not-met');
  const keys = [...new Set(reasons)];
  const admitted = admit(state, { at, keys, facts }, config);
  if (typeof admitted === 'string') return refuse(admitted);
  const forKeys = admitted.length > 0 && { keys: admitted };
  if (isPast) return { ...refuse('silent'), ...forKeys };
  const fired = Math.max(1, admitted.length);
  if (hasRoom && !hasRoom(fired)) return refuse('limit');
  const timesFired = state.timesFired + fired;
  return {
    state: { ...unchanged, lastFiredAt: at, timesFired, ...keysAfter(state, admitted, config) },
    reading: readingOf(true, fired),
    ...forKeys,
  };
}

const keysOf = (news: readonly InputReading[]): string[] => news.flatMap((input) => input.keys ?? []);

function nextOf(curves: readonly ScoreCurve[], { threshold }: TriggerConfig, at: number): number | null {
  if (threshold === null) return null;
  const crossings = curves.map((curve) => nextCrossing(curve, threshold, at)).filter((moment) => moment !== null);
  return crossings.length === 0 ? null : Math.min(...crossings);
}

function isMet(inputs: readonly InputReading[], at: number, config: TriggerConfig): boolean {
  if (inputs.length === 0) return false;
  const holdsNow = (input: InputReading) => inputHolds(input, at, config);
  return config.needs === 'all' ? inputs.every(holdsNow) : inputs.some(holdsNow);
}

function inputHolds(input: InputReading, at: number, { threshold }: TriggerConfig): boolean {
  if (input.curve === undefined) return input.active;
  return threshold !== null && pointsAt(input.curve, at) >= threshold;
}

interface Entry {
  at: number;
  /** What fired, where the indicators tell firings apart. */
  keys: string[];
  facts: CustomerFacts;
}

/** The keys to start for (none where firings are not told apart), or why nothing starts. */
function admit(state: TriggerState, { at, keys, facts }: Entry, config: TriggerConfig): string[] | EntryRefusal {
  const outside = outsideOfDates(at, facts, config);
  if (outside) return outside;
  const { reentry } = config;
  switch (reentry.mode) {
    case 'every-time':
      return keys;
    case 'once':
      return state.timesFired === 0 ? keys.slice(0, 1) : 'reentry';
    case 'once-per': {
      const { lastFiredAt } = state;
      const isOver = lastFiredAt === null || at >= lastFiredAt + durationToMilliseconds(reentry.period);
      return isOver ? keys.slice(0, 1) : 'reentry';
    }
    case 'once-per-key': {
      if (keys.length === 0) return state.timesFired === 0 ? [] : 'reentry';
      const fresh = keys.filter((key) => !state.keys?.includes(key));
      return fresh.length > 0 ? fresh : 'key';
    }
  }
}

function keysAfter(state: TriggerState, admitted: readonly string[], { reentry }: TriggerConfig): { keys?: string[] } {
  if (reentry.mode !== 'once-per-key') return {};
  return { keys: [...(state.keys ?? []), ...admitted].slice(-MOST_KEYS) };
}

/** Whole days in the customer's own zone: the first and the last both take customers in. */
function outsideOfDates(at: number, { timeZone }: CustomerFacts, { takesIn }: TriggerConfig): EntryRefusal | null {
  if (!takesIn) return null;
  const today = localDay(timeZone, at);
  const from = dayOf(takesIn.from);
  const until = dayOf(takesIn.until);
  if (from !== null && today < from) return 'not-begun';
  return until !== null && today > until ? 'over' : null;
}

function dayOf(date: string | null): CalendarDay | null {
  const value = date === null ? null : parseDateValue(date);
  return value?.type === 'day' ? value.day : null;
}
