/** "Around a date": how the indicator looks on the canvas and what its form asks. */
import type { KindDefinition, Phrase } from '@kairos/engine';
import { problemsOf, required } from '../../settings/findings';
import { POINTS_FIELDS, ruleOf, SCORING_DEFAULTS } from '../../settings/scoring';
import { eventPhrase } from '../../wording/conditions';
import { asRecord, nameAtStart, readableName, settingNumber, settingText } from '../../wording/phrases';
import { type DateIndicatorConfig, dateIndicatorSchema, OFFSET_UNITS } from './schema';

export const dateIndicatorDefinition: KindDefinition<DateIndicatorConfig> = {
  id: 'date-indicator',
  version: 1,
  category: 'sense',
  icon: 'calendar',
  order: 6,
  schema: dateIndicatorSchema,
  defaults: {
    attribute: '',
    offset: { amount: 14, unit: 'days', direction: 'before' },
    time: '09:00',
    yearly: false,
    unlessEvent: '',
    unlessConditions: [],
    unlessWithin: null,
    lasting: { amount: 14, unit: 'days' },
    points: 20,
    scoring: SCORING_DEFAULTS,
  },
  accepts: [],
  manyInputs: false,
  outputs: () => [{ id: 'signal', type: 'signal' }],
  title: (config): Phrase => {
    const attribute = readableName(config.attribute);
    if (attribute === '') return { key: 'title.unset' };
    const { amount, unit, direction } = asRecord(config.offset);
    const count = settingNumber(amount);
    const known = OFFSET_UNITS.find((candidate) => candidate === unit);
    if (count === null || known === undefined) return { key: 'title.unset' };
    if (count === 0) return { key: 'title.on', values: { attribute: nameAtStart(attribute) } };
    const offset = { key: `duration.${known}`, values: { count } };
    return { key: direction === 'after' ? 'title.after' : 'title.before', values: { attribute, offset } };
  },
  summary: (config): Phrase => {
    const time = settingText(config.time) || '…';
    if (settingText(config.unlessEvent) !== '') {
      const spoiler = eventPhrase(config.unlessEvent, config.unlessConditions);
      return { key: 'summary.unless', values: { time, spoiler } };
    }
    return { key: config.yearly === true ? 'summary.yearly' : 'summary.once', values: { time } };
  },
  points: (config) => settingNumber(config.points) ?? 0,
  rule: ruleOf,
  form: [
    { path: 'attribute', type: 'attribute', holds: 'date' },
    { path: 'offset', type: 'date-offset' },
    { path: 'time', type: 'time-of-day' },
    { path: 'yearly', type: 'toggle' },
    { path: 'unlessEvent', type: 'event-name', seldom: true },
    { path: 'unlessConditions', type: 'condition-tree', subject: 'event', eventPath: 'unlessEvent', seldom: true },
    { path: 'unlessWithin', type: 'duration', optional: true, seldom: true },
    { path: 'lasting', type: 'duration', optional: true, seldom: true },
    ...POINTS_FIELDS,
  ],
  check: (config, context) => problemsOf(context, [required(config.attribute, 'attribute', 'attribute-missing')]),
};
