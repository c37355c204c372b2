/** "A fact about the customer": how the indicator looks on the canvas and what its form asks. */
import type { KindDefinition, Phrase } from '@kairos/engine';
import { type Finding, problemsOf, required } from '../../settings/findings';
import { POINTS_FIELDS, ruleOf, SCORING_DEFAULTS } from '../../settings/scoring';
import { conditionRows, conditionsPhrase } from '../../wording/conditions';
import { nameAtStart, readableName, settingNumber, settingText } from '../../wording/phrases';
import { MEASURES, NUMBER_COMPARISONS, type ProfileIndicatorConfig, profileIndicatorSchema, SOURCES } from './schema';

const forTotals = { path: 'source', isOneOf: ['event-total'] };

export const profileIndicatorDefinition: KindDefinition<ProfileIndicatorConfig> = {
  id: 'profile-indicator',
  version: 1,
  category: 'sense',
  icon: 'database',
  order: 7,
  schema: profileIndicatorSchema,
  defaults: {
    source: 'attribute',
    conditions: [],
    eventName: '',
    measure: 'count',
    property: '',
    comparison: 'at-least',
    value: 1,
    points: 10,
    scoring: SCORING_DEFAULTS,
  },
  accepts: [],
  manyInputs: false,
  outputs: () => [{ id: 'signal', type: 'signal' }],
  title,
  summary,
  points: (config) => settingNumber(config.points) ?? 0,
  rule: ruleOf,
  form: [
    { path: 'source', type: 'choice', options: [...SOURCES] },
    {
      path: 'conditions',
      type: 'condition-tree',
      subject: 'customer',
      shownWhen: { path: 'source', isOneOf: ['attribute'] },
    },
    { path: 'eventName', type: 'event-name', shownWhen: forTotals },
    { path: 'measure', type: 'choice', options: [...MEASURES], shownWhen: forTotals },
    {
      path: 'property',
      type: 'event-property',
      eventPath: 'eventName',
      shownWhen: { path: 'measure', isOneOf: ['sum', 'last', 'different'] },
    },
    { path: 'comparison', type: 'choice', options: [...NUMBER_COMPARISONS], shownWhen: forTotals },
    { path: 'value', type: 'number', shownWhen: forTotals },
    ...POINTS_FIELDS,
  ],
  check: (config, context) => problemsOf(context, missingSettings(config)),
};

function title(config: ProfileIndicatorConfig): Phrase {
  if (config.source !== 'event-total') {
    return conditionsPhrase(config.conditions) ?? { key: 'title.unset' };
  }
  const event = nameAtStart(config.eventName);
  const comparison = NUMBER_COMPARISONS.find((candidate) => candidate === config.comparison);
  const measure = MEASURES.find((candidate) => candidate === config.measure);
  if (event === '' || comparison === undefined || measure === undefined) return { key: 'title.unset' };
  const bound = { key: `bound.${comparison}`, values: { value: settingNumber(config.value) ?? '…' } };
  return { key: `title.${measure}`, values: { event, property: readableName(config.property), bound } };
}

function summary(config: ProfileIndicatorConfig): Phrase {
  if (config.source === 'event-total') {
    const event = readableName(config.eventName);
    return event === '' ? { key: 'summary.unset' } : { key: 'summary.total', values: { event } };
  }
  return { key: 'summary.attribute' };
}

function missingSettings(config: ProfileIndicatorConfig): (Finding | false)[] {
  if (config.source === 'attribute') {
    const first = settingText(conditionRows(config.conditions)[0]?.path);
    return [required(first, 'conditions', 'condition-missing')];
  }
  return [
    required(config.eventName, 'eventName', 'event-name-missing'),
    config.measure !== 'count' &&
      config.measure !== 'days-since' &&
      required(config.property, 'property', 'property-missing'),
  ];
}
