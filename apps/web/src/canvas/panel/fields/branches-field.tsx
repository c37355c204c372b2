/** Branches that are tried from top to bottom, each with its conditions on the customer. */
import { TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { AddButton } from './add-button';
import { ConditionTree } from './condition-tree/conditions-field';
import type { FieldInputProps, FieldOf } from './input-props';
import { useMatches, useNumber } from './match-count';
import { OrderedBox } from './ordered-box';
import { editRows, freshId } from './ordered-rows';
import styles from './rows.module.css';

export function BranchesField({ field, kindId, value, onChange }: FieldInputProps<FieldOf<'branches'>>) {
  const { t } = useTranslation('canvas');
  const { rows, add, edit } = editRows(value, onChange, { least: 1 });
  const number = useNumber();
  const matches = useMatches(rows.map((branch) => branch.conditions));
  return (
    <div>
      {rows.map((branch, index) => {
        const path = `${field.path}.${index}`;
        const name = t('branch.name', { number: index + 1 });
        const { change, raise, remove } = edit(index);
        const count = matches?.counts[index] ?? null;
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
              facts={{ since: field.factsSince ?? [], kindId }}
              value={branch.conditions}
              onChange={(conditions) => change({ conditions })}
            />
            {count !== null && (
              <div className={styles.matching}>{t('matching.branch', { count, matching: number(count) })}</div>
            )}
          </OrderedBox>
        );
      })}
      {matches && (
        <div className={styles.others} role="status">
          {t(matches.isAll ? 'matching.others' : 'matching.others-recent', {
            count: matches.others,
            others: number(matches.others),
            looked: number(matches.looked),
          })}
        </div>
      )}
      <AddButton
        label={t('branch.add')}
        onClick={() => add({ id: freshId('branch', rows), name: '', conditions: [] })}
      />
    </div>
  );
}
