/** "Something happened": how the indicator looks on the canvas and what its form asks. */
import type { KindDefinition, Phrase } from '@kairos/engine';
import { problemsOf, required } from '../../settings/findings';
import { POINTS_FIELDS, ruleOf, SCORING_DEFAULTS } from '../../settings/scoring';
import { conditionsPhrase, onlyIf } from '../../wording/conditions';
import { durationPhrase, nameAtStart, settingNumber } from '../../wording/phrases';
import { type EventIndicatorConfig, eventIndicatorSchema, REARM_MODES } from './schema';

export const eventIndicatorDefinition: KindDefinition<EventIndicatorConfig> = {
  id: 'event-indicator',
  version: 1,
  category: 'sense',
  icon: 'signal',
  order: 1,
  schema: eventIndicatorSchema,
  defaults: {
    eventName: '',
    conditions: [],
    times: 1,
    within: null,
    rearm: { mode: 'every-time', period: { amount: 1, unit: 'days' } },
    points: 10,
    scoring: SCORING_DEFAULTS,
  },
  accepts: [],
  manyInputs: false,
  outputs: () => [{ id: 'signal', type: 'signal' }],
  title: (config) => {
    const event = nameAtStart(config.eventName);
    return event === '' ? { key: 'title.unset' } : { key: 'title.event', values: { event } };
  },
  summary,
  points: (config) => settingNumber(config.points) ?? 0,
  rule: ruleOf,
  form: [
    { path: 'eventName', type: 'event-name' },
    { path: 'conditions', type: 'condition-tree', subject: 'event', eventPath: 'eventName' },
    { path: 'times', type: 'number', min: 1, max: 100, step: 1 },
    { path: 'within', type: 'duration', optional: true },
    { path: 'rearm.mode', type: 'choice', options: [...REARM_MODES], seldom: true },
    { path: 'rearm.period', type: 'duration', seldom: true, shownWhen: { path: 'rearm.mode', isOneOf: ['once-per'] } },
    ...POINTS_FIELDS,
  ],
  check: (config, context) => problemsOf(context, [required(config.eventName, 'eventName', 'event-name-missing')]),
};

function summary(config: EventIndicatorConfig): Phrase {
  const times = settingNumber(config.times) ?? 1;
  const duration = config.within && durationPhrase(config.within);
  const condition = conditionsPhrase(config.conditions);
  if (times === 1 && !duration) {
    return condition ? { key: 'summary.where', values: { condition } } : { key: 'summary.each-time' };
  }
  return onlyIf(howOften(times, duration), config.conditions);
}

function howOften(times: number, duration: Phrase | null): Phrase {
  if (duration === null) return { key: 'summary.times', values: { times } };
  return times > 1
    ? { key: 'summary.times-within', values: { times, duration } }
    : { key: 'summary.lasting', values: { duration } };
}
