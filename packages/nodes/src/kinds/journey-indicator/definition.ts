/** "Another journey asks": how it looks on the canvas and what its form asks. */
import type { KindDefinition } from '@kairos/engine';
import { POINTS_FIELDS, ruleOf, SCORING_DEFAULTS } from '../../settings/scoring';
import { settingNumber } from '../../wording/phrases';
import { type JourneyIndicatorConfig, journeyIndicatorSchema } from './schema';

export const journeyIndicatorDefinition: KindDefinition<JourneyIndicatorConfig> = {
  id: 'journey-indicator',
  version: 1,
  category: 'sense',
  icon: 'route',
  order: 90,
  schema: journeyIndicatorSchema,
  defaults: { points: 10, scoring: SCORING_DEFAULTS },
  accepts: [],
  manyInputs: false,
  outputs: () => [{ id: 'signal', type: 'signal' }],
  title: () => ({ key: 'title.asked' }),
  summary: () => ({ key: 'summary.each-time' }),
  points: (config) => settingNumber(config.points) ?? 0,
  rule: ruleOf,
  form: POINTS_FIELDS,
};
