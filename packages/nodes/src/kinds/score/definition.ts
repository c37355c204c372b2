/** Score: how it looks on the canvas and what its form asks. */
import type { KindDefinition, Phrase } from '@kairos/engine';
import { problemsOf, reached } from '../../settings/findings';
import { durationPhrase, settingText } from '../../wording/phrases';
import { COUNTING, type ScoreConfig, scoreSchema } from './schema';

export const scoreDefinition: KindDefinition<ScoreConfig> = {
  id: 'score',
  version: 1,
  category: 'score',
  icon: 'score',
  order: 1,
  schema: scoreSchema,
  defaults: { predicts: '', horizon: null, counting: 'while-true', halfLife: null, atLeast: null, atMost: null },
  accepts: ['signal', 'points'],
  manyInputs: true,
  outputs: () => [{ id: 'points', type: 'points' }],
  title: (config): Phrase => {
    const predicts = settingText(config.predicts);
    if (predicts === '') return { key: 'title.unset' };
    if (!config.horizon) return { key: 'title.predicts', values: { predicts } };
    return { key: 'title.predicts-within', values: { predicts, duration: durationPhrase(config.horizon) } };
  },
  summary: (config) => {
    if (config.counting === 'once') return { key: 'summary.once' };
    if (config.counting !== 'each-time') return { key: 'summary.while-true' };
    if (!config.halfLife) return { key: 'summary.each-time' };
    return { key: 'summary.fading', values: { duration: durationPhrase(config.halfLife) } };
  },
  form: [
    { path: 'predicts', type: 'text' },
    { path: 'horizon', type: 'duration', optional: true, seldom: true },
    { path: 'counting', type: 'choice', options: [...COUNTING] },
    {
      path: 'halfLife',
      type: 'duration',
      optional: true,
      shownWhen: { path: 'counting', isOneOf: ['each-time', 'once'] },
    },
    { path: 'atLeast', type: 'number', optional: true, seldom: true, onScore: 'compared' },
    { path: 'atMost', type: 'number', optional: true, seldom: true, onScore: 'compared' },
  ],
  check: (_config, context) => problemsOf(context, [reached(context)]),
};
