/** Join: how it looks on the canvas. */
import { AT_INPUT, type KindDefinition } from '@kairos/engine';
import { problemsOf } from '../../settings/findings';
import { type JoinConfig, joinSchema } from './schema';

export const joinDefinition: KindDefinition<JoinConfig> = {
  id: 'join',
  version: 1,
  category: 'decide',
  icon: 'merge',
  order: 6,
  schema: joinSchema,
  defaults: {},
  accepts: ['step'],
  manyInputs: true,
  outputs: () => [{ id: 'next', type: 'step' }],
  title: () => ({ key: 'title.join' }),
  summary: () => ({ key: 'summary.pass' }),
  form: [],
  check: (_, context) =>
    problemsOf(context, [
      context.before.length === 1 && { code: 'nothing-joins', severity: 'warning', field: AT_INPUT },
    ]),
};
