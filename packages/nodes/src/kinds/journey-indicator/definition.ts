/** "Another journey asks": how it looks on the canvas and what its form asks. */
import type { KindDefinition } from '@kairos/engine';
import { settingNumber } from '../../wording/phrases';
import { type JourneyIndicatorConfig, journeyIndicatorSchema } from './schema';

export const journeyIndicatorDefinition: KindDefinition<JourneyIndicatorConfig> = {
  id: 'journey-indicator',
  version: 1,
  category: 'sense',
  icon: 'route',
  order: 90,
  schema: journeyIndicatorSchema,
  defaults: { points: 10 },
  accepts: [],
  manyInputs: false,
  outputs: () => [{ id: 'signal', type: 'signal' }],
  title: () => ({ key: 'title.asked' }),
  summary: () => ({ key: 'summary.each-time' }),
  points: (config) => settingNumber(config.points) ?? 0,
  form: [{ path: 'points', type: 'number', min: -1_000, max: 1_000, signed: true }],
};
