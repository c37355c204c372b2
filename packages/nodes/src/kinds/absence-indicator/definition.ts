/** "Something did not happen": how the indicator looks on the canvas and what its form asks. */
import type { KindDefinition, Phrase } from '@kairos/engine';
import { problemsOf, required } from '../../settings/findings';
import { POINTS_FIELDS, ruleOf, SCORING_DEFAULTS } from '../../settings/scoring';
import { countingOf, TERM_DEFAULTS, TERM_FIELDS, termPhrase } from '../../settings/term';
import { conditionsPhrase, eventPhrase } from '../../wording/conditions';
import { readableName, settingNumber, settingText } from '../../wording/phrases';
import { type AbsenceIndicatorConfig, absenceIndicatorSchema } from './schema';

export const absenceIndicatorDefinition: KindDefinition<AbsenceIndicatorConfig> = {
  id: 'absence-indicator',
  version: 1,
  category: 'sense',
  icon: 'clock',
  order: 5,
  schema: absenceIndicatorSchema,
  defaults: {
    startEvent: '',
    startConditions: [],
    missingEvent: '',
    missingConditions: [],
    within: { amount: 30, unit: 'days' },
    term: TERM_DEFAULTS,
    key: '',
    missingKey: '',
    grace: null,
    awaitsSource: false,
    points: 40,
    scoring: SCORING_DEFAULTS,
  },
  accepts: [],
  manyInputs: false,
  outputs: () => [{ id: 'signal', type: 'signal' }],
  title: (config): Phrase => {
    const event = readableName(config.missingEvent);
    if (event === '') return { key: 'title.unset' };
    return { key: 'title.missing', values: { event, duration: termPhrase(config) } };
  },
  summary: (config): Phrase => {
    if (settingText(config.startEvent) === '') return { key: 'summary.unset' };
    const missing = conditionsPhrase(config.missingConditions);
    if (missing === null) return sinceWhen(config);
    const event = readableName(config.missingEvent);
    return { key: 'summary.only-if', values: { summary: sinceWhen(config), event, condition: missing } };
  },
  points: (config) => settingNumber(config.points) ?? 0,
  rule: ruleOf,
  form: [
    { path: 'startEvent', type: 'event-name' },
    { path: 'startConditions', type: 'condition-tree', subject: 'event', eventPath: 'startEvent' },
    { path: 'missingEvent', type: 'event-name' },
    { path: 'missingConditions', type: 'condition-tree', subject: 'event', eventPath: 'missingEvent' },
    ...TERM_FIELDS,
    { path: 'key', type: 'event-property', eventPath: 'startEvent', seldom: true },
    { path: 'missingKey', type: 'event-property', eventPath: 'missingEvent', seldom: true },
    { path: 'grace', type: 'duration', optional: true, seldom: true },
    { path: 'awaitsSource', type: 'toggle', seldom: true },
    ...POINTS_FIELDS,
  ],
  check: (config, context) =>
    problemsOf(context, [
      required(config.startEvent, 'startEvent', 'event-name-missing'),
      required(config.missingEvent, 'missingEvent', 'event-name-missing'),
    ]),
};

function sinceWhen(config: AbsenceIndicatorConfig): Phrase {
  const start = eventPhrase(config.startEvent, config.startConditions);
  const counting: Phrase = { key: `counting.${countingOf(config)}` };
  const matter = readableName(config.key);
  if (matter !== '') return { key: 'summary.each', values: { start, matter, counting } };
  const key = config.startEvent === config.missingEvent ? 'summary.after-itself' : 'summary.after-other';
  return { key, values: { start, counting } };
}
