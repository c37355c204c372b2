/** Follows a sequence of events: first, then, then, within a time, with nothing that spoils it in between. */
import { durationToMilliseconds, type SensingBehaviour, type SensingMoment } from '@kairos/engine';
import { matchOf } from '../../sensing/event-match';
import { earliestAfter, unknownUntilObserved } from '../../sensing/observed';
import type { SequenceIndicatorConfig } from './schema';

export interface SequenceIndicatorState {
  /**
   * By step, the last one left out: when the sequence that has come this far began, epoch ms UTC. Of several only the
   * latest beginning matters: it has the most time left, and what spoils one spoils all.
   */
  begun: (number | null)[];
  /** When it was last complete, and for how many times that was. */
  completedAt: number | null;
  times: number;
  /** Only while it is unknown: from when on it has been observed for long enough, epoch ms UTC. */
  knownFrom?: number;
}

export const sequenceIndicatorBehaviour: SensingBehaviour<SequenceIndicatorConfig, SequenceIndicatorState> = {
  eventNames: (config) =>
    [...new Set([...config.steps.map((step) => step.eventName), config.unlessEvent])].filter((name) => name !== ''),

  observes: (config, unknownMatters) =>
    unknownMatters && config.lasting !== null ? { customer: true, sources: eventsOf(config) } : null,

  initial: (config) => ({ begun: config.steps.slice(1).map(() => null), completedAt: null, times: 0 }),

  step(before, moment, config) {
    const { begun, isComplete } = follow(before.begun, moment, config);
    const completedAt = isComplete ? moment.at : before.completedAt;
    const times = before.times + (isComplete ? 1 : 0);
    const active = completedAt !== null && moment.at <= endOf(completedAt, config);
    const state: SequenceIndicatorState = { begun, completedAt, times };
    const reading = { active, value: active ? 1 : 0, fired: isComplete ? 1 : 0 };
    // It may have begun and been completed before anyone looked, and be true still.
    const period = config.lasting && durationToMilliseconds(config.within) + durationToMilliseconds(config.lasting);
    return unknownUntilObserved({ state, reading }, moment, eventsOf(config), period);
  },

  nextChange({ completedAt, knownFrom }, config, at) {
    const end = completedAt === null || config.lasting === null ? null : endOf(completedAt, config) + 1;
    return earliestAfter(at, knownFrom, end);
  },

  explain: (_state, config, reading) => ({
    key: reading.active ? 'reason.active' : reading.unknown ? 'reason.unknown' : 'reason.inactive',
    values: { count: config.steps.length },
  }),
};

function follow(
  before: readonly (number | null)[],
  moment: SensingMoment,
  config: SequenceIndicatorConfig,
): { begun: (number | null)[]; isComplete: boolean } {
  const { event } = moment;
  if (!event) return { begun: [...before], isComplete: false };
  const isSpoiled = matchOf(moment, { eventName: config.unlessEvent, conditions: config.unlessConditions }) !== null;
  const begun = before.map((start) => (isSpoiled ? null : start));
  const inTime = (start: number | null | undefined): start is number =>
    start !== null && start !== undefined && event.at <= start + durationToMilliseconds(config.within);
  // From the last step to the first, so that one event is never two steps of the same sequence.
  for (let place = config.steps.length - 1; place > 0; place -= 1) {
    const wanted = config.steps[place];
    const start = begun[place - 1];
    if (!wanted || !inTime(start) || !matchOf(moment, wanted)) continue;
    // What made it complete is used up: the same beginning does not make it complete again.
    if (place === config.steps.length - 1) return { begun: begun.map(() => null), isComplete: true };
    begun[place] = Math.max(start, begun[place] ?? start);
  }
  const first = config.steps[0];
  if (first && matchOf(moment, first)) begun[0] = event.at;
  return { begun, isComplete: false };
}

function eventsOf({ steps }: SequenceIndicatorConfig): string[] {
  return [...new Set(steps.map((step) => step.eventName))];
}

function endOf(completedAt: number, { lasting }: SequenceIndicatorConfig): number {
  return lasting === null ? Number.POSITIVE_INFINITY : completedAt + durationToMilliseconds(lasting);
}
