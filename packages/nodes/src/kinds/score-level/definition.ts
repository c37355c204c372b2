/** "A score at a level": how it looks on the canvas and what its form asks. */
import type { KindDefinition } from '@kairos/engine';
import { problemsOf } from '../../settings/findings';
import { settingNumber } from '../../wording/phrases';
import { DIRECTIONS, type ScoreLevelConfig, scoreLevelSchema } from './schema';

export const scoreLevelDefinition: KindDefinition<ScoreLevelConfig> = {
  id: 'score-level',
  version: 1,
  category: 'score',
  icon: 'level',
  order: 2,
  schema: scoreLevelSchema,
  defaults: { direction: 'above', level: 60, margin: 10 },
  accepts: ['points'],
  manyInputs: false,
  outputs: () => [{ id: 'signal', type: 'signal' }],
  title: (config) => ({
    key: config.direction === 'below' ? 'title.below' : 'title.above',
    values: { level: settingNumber(config.level) ?? '…' },
  }),
  summary: (config) => {
    const level = settingNumber(config.level);
    const margin = settingNumber(config.margin) ?? 0;
    if (level === null || margin === 0) return { key: 'summary.exact' };
    const isBelow = config.direction === 'below';
    return isBelow
      ? { key: 'summary.until-above', values: { level: level + margin } }
      : { key: 'summary.until-below', values: { level: level - margin } };
  },
  form: [
    { path: 'direction', type: 'choice', options: [...DIRECTIONS] },
    { path: 'level', type: 'number', onScore: true },
    { path: 'margin', type: 'number', min: 0 },
  ],
  check: (_config, context) =>
    problemsOf(context, [context.before.length === 0 && { code: 'score-missing', severity: 'error', field: null }]),
};
