/** "A fact about the customer": how the indicator looks on the canvas and what its form asks. */
import type { KindDefinition, Phrase } from '@kairos/engine';
import { type Finding, problemsOf, required } from '../../settings/findings';
import {
  conditionPhrase,
  nameAtStart,
  readableName,
  settingNumber,
  settingRows,
  settingText,
} from '../../wording/phrases';
import { MEASURES, NUMBER_COMPARISONS, type ProfileIndicatorConfig, profileIndicatorSchema, SOURCES } from './schema';

const forTotals = { path: 'source', isOneOf: ['event-total'] };

export const profileIndicatorDefinition: KindDefinition<ProfileIndicatorConfig> = {
  id: 'profile-indicator',
  version: 1,
  category: 'sense',
  icon: 'database',
  order: 3,
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
  },
  accepts: [],
  manyInputs: false,
  outputs: () => [{ id: 'signal', type: 'signal' }],
  title,
  summary,
  points: (config) => settingNumber(config.points) ?? 0,
  form: [
    { path: 'source', type: 'choice', options: [...SOURCES] },
    {
      path: 'conditions',
      type: 'conditions',
      subject: 'customer',
      shownWhen: { path: 'source', isOneOf: ['attribute'] },
    },
    { path: 'eventName', type: 'event-name', shownWhen: forTotals },
    { path: 'measure', type: 'choice', options: [...MEASURES], shownWhen: forTotals },
    {
      path: 'property',
      type: 'event-property',
      eventPath: 'eventName',
      shownWhen: { path: 'measure', isOneOf: ['sum', 'last'] },
    },
    { path: 'comparison', type: 'choice', options: [...NUMBER_COMPARISONS], shownWhen: forTotals },
    { path: 'value', type: 'number', shownWhen: forTotals },
    { path: 'points', type: 'number', min: -1_000, max: 1_000, signed: true },
  ],
  check: (config, context) => problemsOf(context, missingSettings(config)),
};

function title(config: ProfileIndicatorConfig): Phrase {
  if (config.source !== 'event-total') {
    const [first] = settingRows(config.conditions);
    return first ? conditionPhrase(first) : { key: 'title.unset' };
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
  const conditions = settingRows(config.conditions).length;
  if (conditions > 1) return { key: 'summary.more', values: { count: conditions - 1 } };
  return { key: 'summary.attribute' };
}

function missingSettings(config: ProfileIndicatorConfig): (Finding | false)[] {
  if (config.source === 'attribute') {
    const first = settingText(settingRows(config.conditions)[0]?.path);
    return [required(first, 'conditions', 'condition-missing')];
  }
  return [
    required(config.eventName, 'eventName', 'event-name-missing'),
    config.measure !== 'count' && required(config.property, 'property', 'property-missing'),
  ];
}
