/** "Messages without a response": how the indicator looks on the canvas and what its form asks. */
import type { KindDefinition } from '@kairos/engine';
import { problemsOf } from '../../settings/findings';
import { POINTS_FIELDS, ruleOf, SCORING_DEFAULTS } from '../../settings/scoring';
import { settingNumber } from '../../wording/phrases';
import { CHANNELS, type UnansweredIndicatorConfig, unansweredIndicatorSchema } from './schema';

export const unansweredIndicatorDefinition: KindDefinition<UnansweredIndicatorConfig> = {
  id: 'unanswered-indicator',
  version: 1,
  category: 'sense',
  icon: 'silent',
  order: 8,
  schema: unansweredIndicatorSchema,
  defaults: {
    times: 5,
    channel: 'any',
    responses: ['Message Opened', 'Message Clicked', 'Message Replied'],
    points: -20,
    scoring: SCORING_DEFAULTS,
  },
  accepts: [],
  manyInputs: false,
  outputs: () => [{ id: 'signal', type: 'signal' }],
  title: (config) => {
    const count = settingNumber(config.times);
    return count === null ? { key: 'title.unset' } : { key: 'title.times', values: { count } };
  },
  summary: (config) => {
    const channel = CHANNELS.find((candidate) => candidate === config.channel) ?? 'any';
    return { key: `summary.${channel}` };
  },
  points: (config) => settingNumber(config.points) ?? 0,
  rule: ruleOf,
  form: [
    { path: 'times', type: 'number', min: 1, max: 1_000, step: 1 },
    { path: 'channel', type: 'choice', options: [...CHANNELS] },
    { path: 'responses', type: 'list', of: 'event-name', max: 20 },
    ...POINTS_FIELDS,
  ],
  check: (config, context) =>
    problemsOf(context, [
      config.responses.length === 0 && { code: 'responses-missing', severity: 'error', field: 'responses' },
    ]),
};
