/** Branches that are tried from top to bottom, each with its conditions on the customer. */
import { ActionIcon, Button, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Icon } from '../../../ui/icons';
import { isRecord } from '../config-values';
import { useKnowledge } from '../knowledge';
import { ConditionRows } from './condition-rows';
import type { FieldInputProps } from './input-props';
import styles from './rows.module.css';

export function BranchesField({ value, onChange }: FieldInputProps) {
  const { t } = useTranslation('canvas');
  const { attributes } = useKnowledge();
  const branches = Array.isArray(value) ? value.filter(isRecord) : [];
  const change = (index: number, part: Record<string, unknown>) =>
    onChange(branches.map((branch, place) => (place === index ? { ...branch, ...part } : branch)));
  return (
    <div>
      {branches.map((branch, index) => {
        const number = { number: index + 1 };
        return (
          <div key={String(branch.id)} className={styles.branch}>
            <div className={styles.pair}>
              <TextInput
                className={styles.grow}
                aria-label={t('branch.name', number)}
                placeholder={t('branch.name', number)}
                value={String(branch.name ?? '')}
                onChange={(event) => change(index, { name: event.currentTarget.value })}
              />
              {index > 0 && (
                <ActionIcon
                  className={styles.up}
                  aria-label={t('branch.up', number)}
                  onClick={() => onChange(raised(branches, index))}
                >
                  <Icon name="chevron-down" size={14} />
                </ActionIcon>
              )}
              {branches.length > 1 && (
                <ActionIcon
                  aria-label={t('branch.remove', number)}
                  onClick={() => onChange(branches.filter((_, place) => place !== index))}
                >
                  <Icon name="close" size={14} />
                </ActionIcon>
              )}
            </div>
            <ConditionRows
              names={attributes}
              nameHint={t('attribute.choose')}
              value={branch.conditions}
              onChange={(conditions) => change(index, { conditions })}
            />
          </div>
        );
      })}
      <Button
        variant="subtle"
        color="gray"
        size="compact-sm"
        onClick={() => onChange([...branches, freshBranch(branches)])}
      >
        {t('branch.add')}
      </Button>
    </div>
  );
}

function freshBranch(branches: readonly Record<string, unknown>[]): Record<string, unknown> {
  const taken = new Set(branches.map((branch) => branch.id));
  let number = branches.length + 1;
  while (taken.has(`branch-${number}`)) number += 1;
  return { id: `branch-${number}`, name: '', conditions: [] };
}

function raised<T>(rows: readonly T[], index: number): T[] {
  const next = [...rows];
  const [row] = next.splice(index, 1);
  if (row !== undefined) next.splice(index - 1, 0, row);
  return next;
}
