/** "A score at a level": how it looks on the canvas and what its form asks. */
import { AT_INPUT, type KindDefinition, type Phrase } from '@kairos/engine';
import { problemsOf } from '../../settings/findings';
import { durationPhrase, settingNumber } from '../../wording/phrases';
import { DIRECTIONS, type ScoreLevelConfig, scoreLevelSchema } from './schema';

export const scoreLevelDefinition: KindDefinition<ScoreLevelConfig> = {
  id: 'score-level',
  version: 1,
  category: 'score',
  icon: 'level',
  order: 2,
  schema: scoreLevelSchema,
  defaults: { direction: 'above', level: 60, margin: 10, stays: null },
  accepts: ['points'],
  manyInputs: false,
  outputs: () => [{ id: 'signal', type: 'signal' }],
  title: (config) => ({
    key: config.direction === 'below' ? 'title.below' : 'title.above',
    values: { level: settingNumber(config.level) ?? '…' },
  }),
  summary: (config) => {
    const until = untilPhrase(config);
    if (!config.stays) return until;
    return { key: 'summary.stays', values: { until, duration: durationPhrase(config.stays) } };
  },
  form: [
    { path: 'direction', type: 'choice', options: [...DIRECTIONS] },
    { path: 'level', type: 'number', onScore: 'compared' },
    { path: 'margin', type: 'number', min: 0 },
    { path: 'stays', type: 'duration', optional: true, seldom: true },
  ],
  check: (_config, context) =>
    problemsOf(context, [context.before.length === 0 && { code: 'score-missing', severity: 'error', field: AT_INPUT }]),
};

function untilPhrase(config: ScoreLevelConfig): Phrase {
  const level = settingNumber(config.level);
  const margin = settingNumber(config.margin) ?? 0;
  if (level === null || margin === 0) return { key: 'summary.exact' };
  return config.direction === 'below'
    ? { key: 'summary.until-above', values: { level: level + margin } }
    : { key: 'summary.until-below', values: { level: level - margin } };
}
