/** Holdout: how it looks on the canvas and what its form asks. */
import type { KindDefinition } from '@kairos/engine';
import { connected, problemsOf } from '../../settings/findings';
import { settingNumber } from '../../wording/phrases';
import { type HoldoutConfig, holdoutSchema } from './schema';

export const holdoutDefinition: KindDefinition<HoldoutConfig> = {
  id: 'holdout',
  version: 1,
  category: 'decide',
  icon: 'shield',
  order: 3,
  schema: holdoutSchema,
  defaults: { percent: 10 },
  accepts: ['step'],
  manyInputs: true,
  outputs: () => [{ id: 'next', type: 'step' }],
  title: (config) => ({ key: 'title.holdout', values: { percent: settingNumber(config.percent) ?? '…' } }),
  summary: () => ({ key: 'summary.phantom' }),
  form: [{ path: 'percent', type: 'number', min: 0, max: 50, step: 0.5, percent: true }],
  check: (config, context) =>
    problemsOf(context, [
      config.percent === 0 && { code: 'nobody-held-out', severity: 'warning', field: 'percent' },
      connected(context, 'next', { key: 'name' }),
    ]),
};
