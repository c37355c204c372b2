/** "Update customer": how it looks on the canvas and what its form asks. */
import type { KindDefinition } from '@kairos/engine';
import { type Finding, problemsOf, required } from '../../settings/findings';
import { nameAtStart, settingRows } from '../../wording/phrases';
import { type SettingChange, type UpdateCustomerConfig, updateCustomerSchema, WAYS } from './schema';

export const updateCustomerDefinition: KindDefinition<UpdateCustomerConfig> = {
  id: 'update-customer',
  version: 1,
  category: 'act',
  icon: 'card',
  order: 3,
  schema: updateCustomerSchema,
  defaults: { changes: [{ attribute: '', change: 'text', value: '' }] },
  accepts: ['step'],
  manyInputs: true,
  outputs: () => [{ id: 'next', type: 'step' }],
  title: (config) => {
    const names = namesOf(config);
    return names === '' ? { key: 'title.unset' } : { key: 'title.attributes', values: { names } };
  },
  summary: (config) => ({ key: 'summary.changes', values: { count: settingRows(config.changes).length } }),
  form: [
    {
      path: 'changes',
      type: 'rows',
      min: 1,
      max: 20,
      columns: [
        { path: 'attribute', type: 'attribute' },
        { path: 'change', type: 'choice', options: [...WAYS] },
        { path: 'value', type: 'text' },
      ],
    },
  ],
  check: (config, context) => problemsOf(context, config.changes.flatMap(findingsOf)),
};

function namesOf(config: UpdateCustomerConfig): string {
  const names = settingRows(config.changes).map(({ attribute }) => nameAtStart(attribute));
  return [...new Set(names)].filter((name) => name !== '').join(', ');
}

function findingsOf({ attribute, change, value }: SettingChange, index: number): (Finding | false)[] {
  const field = `changes.${index}`;
  const name = required(attribute, `${field}.attribute`, 'attribute-missing');
  switch (change) {
    case 'yes':
    case 'no':
    case 'clear':
      return [name];
    case 'text':
      return [name, required(value, `${field}.value`, 'value-missing')];
    case 'event':
    case 'add-event':
      return [name, required(value, `${field}.value`, 'property-missing')];
    case 'number':
    case 'add':
    case 'subtract': {
      const isNumber = value !== '' && Number.isFinite(Number(value));
      return [name, !isNumber && { code: 'number-missing', severity: 'error', field: `${field}.value` }];
    }
  }
}
