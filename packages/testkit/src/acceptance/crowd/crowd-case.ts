/** An acceptance case of many customers, in one journey or several at once: told once, and held against both ways like the others. */
import type { JourneyDocument, ProviderAct, SendingRules } from '@kairos/engine';
import type { CaseEvent, Moment } from '../case';

export interface CrowdCase {
  /** Row of the list of acceptance cases. */
  number: number;
  /** What must hold, as a sentence; it is the name of the test and unique. */
  says: string;
  /** By name; all of them are live when the clock starts. */
  journeys: Record<string, () => JourneyDocument>;
  customers: number;
  from: Moment;
  until: Moment;
  rules: SendingRules;
  /** In order of time; what each does who is meant, counted from 0. */
  events: (CaseEvent & { by: (customer: number) => boolean })[];
  /** What providers do with what leaves from a moment on, in order; before the first they take everything. */
  provider: { from: Moment; does: ProviderAct }[];
  /** The hour for which messages are held; null where none is. */
  opens: Moment | null;
  expected: CrowdSeen;
}

export interface CrowdSeen {
  /** How many messages of a journey came to which end: "offer: sent". A message that got no place under a cap, or lost it, had "no place". */
  fates: Record<string, number>;
  /** Journeys in the order in which the messages that were held left, told by the middle one of each. */
  order: string[];
  /** Messages that left before the pace of the workspace allowed it. */
  tooEarly: number;
}

/** Everybody. */
export const all = () => true;

/** Which of several messages for one place comes first is chance; what matters is which one stays. */
const NO_PLACE = ['frequency-cap', 'outranked'];

export function countFates(fates: readonly (readonly [journey: string, fate: string])[]): CrowdSeen['fates'] {
  const counts: CrowdSeen['fates'] = {};
  for (const [journey, fate] of fates) {
    const key = `${journey}: ${NO_PLACE.includes(fate) ? 'no place' : fate}`;
    counts[key] = (counts[key] ?? 0) + 1;
  }
  return counts;
}

/** Journeys by the middle place of their messages among all that left. */
export function orderOf(left: readonly string[]): string[] {
  const middle = (journey: string) => {
    const places = left.flatMap((each, place) => (each === journey ? [place] : []));
    return places[Math.floor(places.length / 2)] ?? 0;
  };
  return [...new Set(left)].sort((a, b) => middle(a) - middle(b));
}
