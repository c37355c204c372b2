/** "Signs together": how the bundle looks on the canvas and what its form asks. */
import type { CheckContext, KindDefinition } from '@kairos/engine';
import { type Finding, problemsOf, reached } from '../../settings/findings';
import { POINTS_FIELDS, ruleOf, SCORING_DEFAULTS } from '../../settings/scoring';
import { settingNumber } from '../../wording/phrases';
import { type BundleConfig, bundleSchema, NEEDS } from './schema';

export const bundleDefinition: KindDefinition<BundleConfig> = {
  id: 'bundle',
  version: 1,
  category: 'sense',
  icon: 'join',
  order: 9,
  schema: bundleSchema,
  defaults: { needs: 'all', count: 2, points: 20, scoring: SCORING_DEFAULTS },
  accepts: ['signal'],
  manyInputs: true,
  outputs: () => [{ id: 'signal', type: 'signal' }],
  title: (config) => {
    const needs = NEEDS.find((candidate) => candidate === config.needs) ?? 'all';
    return { key: `title.${needs}`, values: { count: settingNumber(config.count) ?? 1 } };
  },
  summary: () => ({ key: 'summary.once' }),
  points: (config) => settingNumber(config.points) ?? 0,
  rule: ruleOf,
  form: [
    { path: 'needs', type: 'choice', options: [...NEEDS] },
    {
      path: 'count',
      type: 'number',
      min: 1,
      max: 100,
      step: 1,
      shownWhen: { path: 'needs', isOneOf: ['at-least'] },
    },
    ...POINTS_FIELDS,
  ],
  check: (config, context) => problemsOf(context, [reached(context), enoughInputs(config, context)]),
};

function enoughInputs({ needs, count }: BundleConfig, { before }: CheckContext): Finding | false {
  const isShort = needs === 'at-least' && before.length > 0 && before.length < count;
  return isShort && { code: 'too-few-inputs', severity: 'error', field: 'count', values: { count: before.length } };
}
