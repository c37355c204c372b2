/** "A value changed": how the indicator looks on the canvas and what its form asks. */
import type { KindDefinition, Phrase } from '@kairos/engine';
import { problemsOf, required } from '../../settings/findings';
import { POINTS_FIELDS, ruleOf, SCORING_DEFAULTS } from '../../settings/scoring';
import { eventPhrase } from '../../wording/conditions';
import { durationPhrase, nameAtStart, settingNumber, settingText } from '../../wording/phrases';
import { CHANGES, type ValueIndicatorConfig, valueIndicatorSchema } from './schema';

const fromTo = { path: 'change', isOneOf: ['from-to'] };
const moves = { path: 'change', isOneOf: ['rises', 'falls'] };
const stands = { path: 'change', isOneOf: ['first-is', 'last-is'] };

export const valueIndicatorDefinition: KindDefinition<ValueIndicatorConfig> = {
  id: 'value-indicator',
  version: 1,
  category: 'sense',
  icon: 'change',
  order: 4,
  schema: valueIndicatorSchema,
  defaults: {
    eventName: '',
    conditions: [],
    property: '',
    change: 'from-to',
    from: '',
    to: '',
    value: '',
    percent: 10,
    lasting: { amount: 7, unit: 'days' },
    points: 15,
    scoring: SCORING_DEFAULTS,
  },
  accepts: [],
  manyInputs: false,
  outputs: () => [{ id: 'signal', type: 'signal' }],
  title: (config): Phrase => {
    const property = nameAtStart(config.property);
    const change = CHANGES.find((candidate) => candidate === config.change);
    if (property === '' || change === undefined) return { key: 'title.unset' };
    return { key: `title.${change}`, values: { property, ...valuesOf(config) } };
  },
  summary: (config): Phrase => {
    if (settingText(config.eventName) === '') return { key: 'summary.unset' };
    const event = eventPhrase(config.eventName, config.conditions);
    const duration = config.lasting && durationPhrase(config.lasting);
    return duration
      ? { key: 'summary.lasting', values: { event, duration } }
      : { key: 'summary.event', values: { event } };
  },
  points: (config) => settingNumber(config.points) ?? 0,
  rule: ruleOf,
  form: [
    { path: 'eventName', type: 'event-name' },
    { path: 'conditions', type: 'condition-tree', subject: 'event', eventPath: 'eventName' },
    { path: 'property', type: 'event-property', eventPath: 'eventName' },
    { path: 'change', type: 'choice', options: [...CHANGES] },
    { path: 'from', type: 'text', shownWhen: fromTo },
    { path: 'to', type: 'text', shownWhen: fromTo },
    { path: 'value', type: 'text', shownWhen: stands },
    { path: 'percent', type: 'number', min: 0, max: 100_000, percent: true, shownWhen: moves },
    { path: 'lasting', type: 'duration', optional: true, seldom: true },
    ...POINTS_FIELDS,
  ],
  check: (config, context) =>
    problemsOf(context, [
      required(config.eventName, 'eventName', 'event-name-missing'),
      required(config.property, 'property', 'property-missing'),
      stands.isOneOf.includes(config.change) && required(config.value, 'value', 'value-missing'),
    ]),
};

function valuesOf(config: ValueIndicatorConfig): NonNullable<Phrase['values']> {
  return {
    from: settingText(config.from) || { key: 'value.any' },
    to: settingText(config.to) || { key: 'value.other' },
    value: settingText(config.value) || '…',
    percent: settingNumber(config.percent) ?? 0,
  };
}
