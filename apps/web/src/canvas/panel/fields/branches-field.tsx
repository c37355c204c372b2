/** Branches that are tried from top to bottom, each with its conditions on the customer. */
import { TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { AddButton } from './add-button';
import { ConditionTree } from './condition-tree/conditions-field';
import type { FieldInputProps } from './input-props';
import { OrderedBox } from './ordered-box';
import { editRows, freshId } from './ordered-rows';

export function BranchesField({ field, value, onChange }: FieldInputProps) {
  const { t } = useTranslation('canvas');
  const { rows, add, edit } = editRows(value, onChange, { least: 1 });
  return (
    <div>
      {rows.map((branch, index) => {
        const path = `${field.path}.${index}`;
        const name = t('branch.name', { number: index + 1 });
        const { change, raise, remove } = edit(index);
        return (
          <OrderedBox
            key={String(branch.id)}
            path={path}
            name={name}
            onRaise={raise}
            onRemove={remove}
            head={
              <TextInput
                aria-label={name}
                placeholder={name}
                value={String(branch.name ?? '')}
                onChange={(event) => change({ name: event.currentTarget.value })}
              />
            }
          >
            <ConditionTree
              path={`${path}.conditions`}
              subject="customer"
              value={branch.conditions}
              onChange={(conditions) => change({ conditions })}
            />
          </OrderedBox>
        );
      })}
      <AddButton
        label={t('branch.add')}
        onClick={() => add({ id: freshId('branch', rows), name: '', conditions: [] })}
      />
    </div>
  );
}
