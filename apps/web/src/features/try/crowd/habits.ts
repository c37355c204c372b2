/** How often the made-up customers do what: as real ones did lately, and as assumed where nothing has been seen. */
import { type EventHabit, heardEventNames, type Plan, sensedEventNames } from '@kairos/engine';
import { KINDS } from '../../../canvas/kinds/kinds';
import type { Knowledge } from '../../../canvas/panel/knowledge';

export interface SeenHabit {
  name: string;
  share: number;
  timesPerDay: number;
}

export interface ShownHabit extends SeenHabit {
  /** False: nothing like it has come in, so the figures are only an assumption. */
  isSeen: boolean;
}

/** One customer in five, once a month: enough to see where a journey leads. */
const ASSUMED = { share: 0.2, timesPerDay: 1 / 30 };

/** One line for every event that the journey listens to. */
export function habitsOf(plan: Plan, seen: readonly SeenHabit[]): ShownHabit[] {
  const names = new Set([...sensedEventNames(plan, KINDS), ...heardEventNames(plan, KINDS)]);
  return [...names]
    .filter((name) => name !== '')
    .sort()
    .map((name) => {
      const known = seen.find((habit) => habit.name === name);
      return known ? { ...known, isSeen: true } : { name, ...ASSUMED, isSeen: false };
    });
}

/** With the properties that events of these names have had so far. */
export function withExamples(habits: readonly ShownHabit[], { events }: Knowledge): EventHabit[] {
  return habits.map(({ name, share, timesPerDay }) => ({
    name,
    share,
    timesPerDay,
    properties: events.find((event) => event.name === name)?.properties ?? [],
  }));
}
