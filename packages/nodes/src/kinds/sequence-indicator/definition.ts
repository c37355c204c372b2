/** "Things happened in order": how the indicator looks on the canvas and what its form asks. */
import type { KindDefinition, Phrase } from '@kairos/engine';
import { type Finding, problemsOf, required } from '../../settings/findings';
import { POINTS_FIELDS, ruleOf, SCORING_DEFAULTS } from '../../settings/scoring';
import { eventPhrase } from '../../wording/conditions';
import {
  durationPhrase,
  nameAtStart,
  readableName,
  settingNumber,
  settingRows,
  settingText,
} from '../../wording/phrases';
import { type SequenceIndicatorConfig, sequenceIndicatorSchema } from './schema';

export const sequenceIndicatorDefinition: KindDefinition<SequenceIndicatorConfig> = {
  id: 'sequence-indicator',
  version: 1,
  category: 'sense',
  icon: 'steps',
  order: 2,
  schema: sequenceIndicatorSchema,
  defaults: {
    steps: [
      { id: 'step-1', eventName: '', conditions: [] },
      { id: 'step-2', eventName: '', conditions: [] },
    ],
    within: { amount: 7, unit: 'days' },
    unlessEvent: '',
    unlessConditions: [],
    lasting: { amount: 7, unit: 'days' },
    points: 20,
    scoring: SCORING_DEFAULTS,
  },
  accepts: [],
  manyInputs: false,
  outputs: () => [{ id: 'signal', type: 'signal' }],
  title: (config): Phrase => {
    const steps = settingRows(config.steps);
    const first = nameAtStart(steps[0]?.eventName);
    const last = readableName(steps.at(-1)?.eventName);
    return first === '' || last === '' ? { key: 'title.unset' } : { key: 'title.order', values: { first, last } };
  },
  summary: (config): Phrase => {
    const duration = durationPhrase(config.within);
    const count = settingRows(config.steps).length;
    if (settingText(config.unlessEvent) !== '') {
      const spoiler = eventPhrase(config.unlessEvent, config.unlessConditions);
      return { key: 'summary.unless', values: { count, duration, spoiler } };
    }
    return { key: 'summary.within', values: { count, duration } };
  },
  points: (config) => settingNumber(config.points) ?? 0,
  rule: ruleOf,
  form: [
    { path: 'steps', type: 'event-steps', inOrder: true, min: 2, max: 8 },
    { path: 'within', type: 'duration' },
    { path: 'unlessEvent', type: 'event-name', seldom: true },
    { path: 'unlessConditions', type: 'condition-tree', subject: 'event', eventPath: 'unlessEvent', seldom: true },
    { path: 'lasting', type: 'duration', optional: true, seldom: true },
    ...POINTS_FIELDS,
  ],
  check: (config, context) =>
    problemsOf(
      context,
      config.steps.map((step, index): Finding | false =>
        required(step.eventName, `steps.${index}.eventName`, 'event-name-missing'),
      ),
    ),
};
