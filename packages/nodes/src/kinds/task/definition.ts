/** "Task for a person": how it looks on the canvas and what its form asks. */
import type { KindDefinition, PortDefinition } from '@kairos/engine';
import { type Finding, problemsOf, required } from '../../settings/findings';
import { durationPhrase, settingRows, settingText } from '../../wording/phrases';
import { NOT_DONE, type TaskConfig, taskSchema } from './schema';

export const taskDefinition: KindDefinition<TaskConfig> = {
  id: 'task',
  version: 1,
  category: 'act',
  icon: 'clipboard',
  order: 1,
  schema: taskSchema,
  defaults: {
    title: '',
    instructions: '',
    outcomes: [
      { id: 'outcome-1', name: '' },
      { id: 'outcome-2', name: '' },
    ],
    dueIn: { amount: 2, unit: 'days' },
  },
  accepts: ['step'],
  manyInputs: true,
  outputs: (config): PortDefinition[] =>
    [...settingRows(config.outcomes).map(({ id }) => settingText(id)), NOT_DONE]
      .filter((id) => id !== '')
      .map((id) => ({ id, type: 'step' })),
  title: (config) => {
    const title = settingText(config.title);
    return title === '' ? { key: 'title.unset' } : { key: 'title.task', values: { title } };
  },
  summary: (config) => ({ key: 'summary.due', values: { duration: durationPhrase(config.dueIn) } }),
  portLabel: (port, config) => {
    if (port === NOT_DONE) return { key: 'port.not-done' };
    const name = settingText(settingRows(config.outcomes).find(({ id }) => id === port)?.name);
    return name === '' ? { key: 'port.unnamed' } : { key: 'port.outcome', values: { name } };
  },
  form: [
    { path: 'title', type: 'text' },
    { path: 'instructions', type: 'text', long: true },
    {
      path: 'outcomes',
      type: 'rows',
      ids: 'outcome',
      min: 1,
      max: 6,
      columns: [{ path: 'name', type: 'text' }],
    },
    { path: 'dueIn', type: 'duration' },
  ],
  check: (config, context) =>
    problemsOf(context, [required(config.title, 'title', 'title-missing'), ...config.outcomes.map(nameless)]),
};

function nameless({ name }: TaskConfig['outcomes'][number], index: number): Finding | false {
  return required(name, `outcomes.${index}.name`, 'outcome-missing');
}
