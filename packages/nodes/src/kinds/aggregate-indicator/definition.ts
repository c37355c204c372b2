/** "A total within a period": how the indicator looks on the canvas and what its form asks. */
import type { KindDefinition } from '@kairos/engine';
import { problemsOf, required } from '../../settings/findings';
import { POINTS_FIELDS, ruleOf, SCORING_DEFAULTS } from '../../settings/scoring';
import { onlyIf } from '../../wording/conditions';
import { durationPhrase, nameAtStart, readableName, settingNumber } from '../../wording/phrases';
import { type AggregateIndicatorConfig, aggregateIndicatorSchema, BOUNDS, MEASURES } from './schema';

export const aggregateIndicatorDefinition: KindDefinition<AggregateIndicatorConfig> = {
  id: 'aggregate-indicator',
  version: 1,
  category: 'sense',
  icon: 'sum',
  order: 3,
  schema: aggregateIndicatorSchema,
  defaults: {
    eventName: '',
    conditions: [],
    measure: 'sum',
    property: '',
    within: { amount: 30, unit: 'days' },
    bound: 'at-least',
    value: 100,
    points: 20,
    scoring: SCORING_DEFAULTS,
  },
  accepts: [],
  manyInputs: false,
  outputs: () => [{ id: 'signal', type: 'signal' }],
  title: (config) => {
    const event = nameAtStart(config.eventName);
    const measure = MEASURES.find((candidate) => candidate === config.measure);
    const bound = BOUNDS.find((candidate) => candidate === config.bound);
    if (event === '' || measure === undefined || bound === undefined) return { key: 'title.unset' };
    const limit = { key: `bound.${bound}`, values: { value: settingNumber(config.value) ?? '…' } };
    return { key: `title.${measure}`, values: { event, property: readableName(config.property), limit } };
  },
  summary: (config) =>
    onlyIf({ key: 'summary.within', values: { duration: durationPhrase(config.within) } }, config.conditions),
  points: (config) => settingNumber(config.points) ?? 0,
  rule: ruleOf,
  form: [
    { path: 'eventName', type: 'event-name' },
    { path: 'conditions', type: 'condition-tree', subject: 'event', eventPath: 'eventName' },
    { path: 'measure', type: 'choice', options: [...MEASURES] },
    {
      path: 'property',
      type: 'event-property',
      eventPath: 'eventName',
      shownWhen: { path: 'measure', isOneOf: MEASURES.filter((measure) => measure !== 'count') },
    },
    { path: 'bound', type: 'choice', options: [...BOUNDS] },
    { path: 'value', type: 'number' },
    { path: 'within', type: 'duration' },
    ...POINTS_FIELDS,
  ],
  check: (config, context) =>
    problemsOf(context, [
      required(config.eventName, 'eventName', 'event-name-missing'),
      config.measure !== 'count' && required(config.property, 'property', 'property-missing'),
    ]),
};
