/** Holds the customer until a date that is known of them, or until an hour of the week in which the next step may be taken. */
import {
  type ActingBehaviour,
  ATTRIBUTE_EVENTS,
  addToDay,
  dayOfDateValue,
  momentAtTime,
  nextWithin,
  parseDateValue,
  type StepContext,
  type StepDecision,
  valueAt,
} from '@kairos/engine';
import { readableName } from '../../wording/phrases';
import type { WaitUntilConfig } from './schema';

export const waitUntilBehaviour: ActingBehaviour<WaitUntilConfig> = {
  eventNames: ({ until }) => (until === 'date' ? [...ATTRIBUTE_EVENTS] : []),

  // A contract that is prolonged has another end: the wait moves with it.
  listens: ({ config: { until, attribute } }) =>
    (until === 'date' ? ATTRIBUTE_EVENTS : []).map((eventName) => ({
      eventName,
      about: 'customer',
      conditions: [{ path: attribute || 'none', comparison: 'exists', value: '' }],
      purpose: 'moved',
    })),

  enter: (context) => (context.config.until === 'date' ? untilDate(context) : untilWindow(context)),

  resume(context, input): StepDecision {
    if (input.type === 'event') return untilDate(context);
    const key = context.config.until === 'date' ? 'reason.date' : 'reason.open';
    return { type: 'leave', port: 'next', reason: { key, values: namesIn(context.config) } };
  },
};

function untilDate(context: StepContext<WaitUntilConfig>): StepDecision {
  const { config, now } = context;
  const moment = momentOf(context);
  const values = namesIn(config);
  if (moment === null) return pastWay(config, { key: 'reason.unknown', values });
  if (moment <= now) return pastWay(config, { key: 'reason.past', values });
  return {
    type: 'stay',
    until: moment,
    listen: waitUntilBehaviour.listens?.(context) ?? [],
    reason: { key: 'reason.waiting-date', values },
  };
}

function pastWay({ whenPast }: WaitUntilConfig, reason: NonNullable<StepDecision['reason']>): StepDecision {
  if (whenPast === 'exit') return { type: 'end', outcome: 'exited', reason };
  return { type: 'leave', port: whenPast === 'branch' ? 'past' : 'next', reason };
}

function momentOf({ config, facts }: StepContext<WaitUntilConfig>): number | null {
  const date = parseDateValue(valueAt(facts.attributes, config.attribute));
  if (date === null) return null;
  const { amount, unit, direction } = config.offset;
  const day = addToDay(dayOfDateValue(date, facts.timeZone), {
    amount: direction === 'before' ? -amount : amount,
    unit,
  });
  return momentAtTime(facts.timeZone, day, config.at);
}

function untilWindow({ config, facts, now }: StepContext<WaitUntilConfig>): StepDecision {
  const open = nextWithin(facts.timeZone, config.window, now);
  if (open === null) return { type: 'leave', port: 'next', reason: { key: 'reason.never' } };
  if (open <= now) return { type: 'leave', port: 'next', reason: { key: 'reason.open' } };
  return { type: 'stay', until: open, listen: [], reason: { key: 'reason.waiting-window' } };
}

function namesIn(config: WaitUntilConfig) {
  return { attribute: readableName(config.attribute) };
}
