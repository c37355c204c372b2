/** Waits for a date of the customer: so many days before or after it, once or every year, unless something happened. */
import { type CalendarDay, type CustomerFacts, durationToMilliseconds, type SensingBehaviour } from '@kairos/engine';
import { matchOf } from '../../sensing/event-match';
import { observedWhollyFrom } from '../../sensing/observed';
import { readableName } from '../../wording/phrases';
import { dateOfCustomer, nextOccurrence } from './occurrence';
import type { DateIndicatorConfig } from './schema';

export interface DateIndicatorState {
  /** The next moment, epoch ms UTC; null where there is none ahead. */
  dueAt: number | null;
  /** When the last moment came, and of which date; null before and after a change of the date. */
  cameAt: number | null;
  cameOf: CalendarDay | null;
  /** Event time of the last event that keeps it from being noticed. */
  preventedAt: number | null;
}

export const dateIndicatorBehaviour: SensingBehaviour<DateIndicatorConfig, DateIndicatorState> = {
  eventNames: (config) => (config.unlessEvent === '' ? [] : [config.unlessEvent]),

  watchesAttributes: () => true,

  observes: (config) => (isAboutPeriod(config) ? { customer: true, sources: [config.unlessEvent] } : null),

  initial: () => ({ dueAt: null, cameAt: null, cameOf: null, preventedAt: null }),

  step(state, moment, config) {
    const { at, facts } = moment;
    const date = dateOfCustomer(facts, config);
    const isDue = state.dueAt !== null && state.dueAt <= at && date !== null;
    const isUnknown = isDue && at < observedFrom(facts, config, at);
    const comes = isDue && !isUnknown && !isPrevented(state.preventedAt, at, config);
    const prevented = matchOf(moment, { eventName: config.unlessEvent, conditions: config.unlessConditions });
    const isSameDate = state.cameOf === date;
    const cameAt = comes ? at : isSameDate ? state.cameAt : null;
    const next: DateIndicatorState = {
      dueAt: nextOccurrence(facts, config, at)?.at ?? null,
      cameAt,
      cameOf: cameAt === null ? null : date,
      preventedAt: prevented ? Math.max(prevented.at, state.preventedAt ?? prevented.at) : state.preventedAt,
    };
    const active = cameAt !== null && at <= endOf(cameAt, config);
    const reading = { active, value: active ? 1 : 0, fired: comes ? 1 : 0 };
    return { state: next, reading: isUnknown ? { ...reading, unknown: true } : reading };
  },

  nextChange({ dueAt, cameAt }, config, at) {
    const end = cameAt === null ? Number.POSITIVE_INFINITY : endOf(cameAt, config) + 1;
    const next = Math.min(dueAt ?? Number.POSITIVE_INFINITY, end > at ? end : Number.POSITIVE_INFINITY);
    return Number.isFinite(next) ? next : null;
  },

  explain: (state, config, reading) => {
    const values = { attribute: readableName(config.attribute) };
    if (reading.active) return { key: 'reason.active', values };
    return { key: state.dueAt === null ? 'reason.no-date' : 'reason.inactive', values };
  },
};

function isPrevented(preventedAt: number | null, at: number, { unlessWithin }: DateIndicatorConfig): boolean {
  if (preventedAt === null) return false;
  return unlessWithin === null || preventedAt + durationToMilliseconds(unlessWithin) >= at;
}

/** "Nothing happened in the last year" can only be said of who was observed for a year. */
function isAboutPeriod({ unlessEvent, unlessWithin }: DateIndicatorConfig): boolean {
  return unlessEvent !== '' && unlessWithin !== null;
}

function observedFrom(facts: CustomerFacts, config: DateIndicatorConfig, at: number): number {
  if (!isAboutPeriod(config) || config.unlessWithin === null) return Number.NEGATIVE_INFINITY;
  return observedWhollyFrom(facts, [config.unlessEvent], durationToMilliseconds(config.unlessWithin), at);
}

function endOf(cameAt: number, { lasting }: DateIndicatorConfig): number {
  return lasting === null ? Number.POSITIVE_INFINITY : cameAt + durationToMilliseconds(lasting);
}
