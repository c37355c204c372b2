/** Repeat: how it looks on the canvas and what its form asks. */
import type { KindDefinition } from '@kairos/engine';
import { connected, problemsOf } from '../../settings/findings';
import { settingNumber } from '../../wording/phrases';
import { MOST_TIMES, type RepeatConfig, repeatSchema } from './schema';

export const repeatDefinition: KindDefinition<RepeatConfig> = {
  id: 'repeat',
  version: 1,
  category: 'decide',
  icon: 'loop',
  order: 5,
  schema: repeatSchema,
  defaults: { times: 3 },
  accepts: ['step'],
  manyInputs: true,
  outputs: () => [
    { id: 'again', type: 'step' },
    { id: 'done', type: 'step' },
  ],
  title: ({ times }) => ({ key: 'title.repeat', values: { count: settingNumber(times) ?? 0 } }),
  summary: () => ({ key: 'summary.back' }),
  portLabel: (port) => (port === 'done' ? { key: 'port.done' } : { key: 'port.again' }),
  form: [{ path: 'times', type: 'number', min: 1, max: MOST_TIMES }],
  check: (_, context) => problemsOf(context, [connected(context, 'again', { key: 'port.again' })]),
};
