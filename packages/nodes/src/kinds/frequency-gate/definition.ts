/** Frequency gate: how it looks on the canvas and what its form asks. */
import type { KindDefinition } from '@kairos/engine';
import { connected, problemsOf } from '../../settings/findings';
import { durationPhrase, settingNumber } from '../../wording/phrases';
import { COUNTED_OVER, type FrequencyGateConfig, frequencyGateSchema } from './schema';

export const frequencyGateDefinition: KindDefinition<FrequencyGateConfig> = {
  id: 'frequency-gate',
  version: 1,
  category: 'decide',
  icon: 'gauge',
  order: 4,
  schema: frequencyGateSchema,
  defaults: { atMost: 2, period: { amount: 7, unit: 'days' }, countedOver: 'workspace', channels: [] },
  accepts: ['step'],
  manyInputs: true,
  outputs: () => [
    { id: 'under', type: 'step' },
    { id: 'over', type: 'step' },
  ],
  title: ({ atMost, period }) => ({
    key: 'title.gate',
    values: { count: settingNumber(atMost) ?? 0, period: durationPhrase(period) },
  }),
  summary: ({ countedOver }) => ({ key: countedOver === 'journey' ? 'summary.journey' : 'summary.workspace' }),
  portLabel: (port) => (port === 'over' ? { key: 'port.over' } : { key: 'port.under' }),
  form: [
    { path: 'atMost', type: 'number', min: 1, max: 1_000 },
    { path: 'period', type: 'duration' },
    { path: 'countedOver', type: 'choice', options: [...COUNTED_OVER] },
    { path: 'channels', type: 'channels' },
  ],
  check: (_, context) => problemsOf(context, [connected(context, 'under', { key: 'port.under' })]),
};
