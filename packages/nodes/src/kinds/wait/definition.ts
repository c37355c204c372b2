/** Wait: how it looks on the canvas and what its form asks. */
import type { KindDefinition } from '@kairos/engine';
import { durationPhrase } from '../../wording/phrases';
import { type WaitConfig, waitSchema } from './schema';

export const waitDefinition: KindDefinition<WaitConfig> = {
  id: 'wait',
  version: 1,
  category: 'time',
  icon: 'hourglass',
  order: 1,
  schema: waitSchema,
  defaults: { duration: { amount: 1, unit: 'days' } },
  accepts: ['step'],
  manyInputs: true,
  outputs: () => [{ id: 'next', type: 'step' }],
  title: (config) => ({ key: 'title.wait', values: { duration: durationPhrase(config.duration) } }),
  summary: () => ({ key: 'summary.elapsed' }),
  form: [{ path: 'duration', type: 'duration' }],
};
