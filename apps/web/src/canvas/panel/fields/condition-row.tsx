/** One condition: a name, a comparison that suits its values, and what to compare with. */
import { COMPARISONS } from '@kairos/engine';
import { ActionIcon, Select } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Icon } from '../../../ui/icons';
import { useIsAtFault } from '../field-frame';
import type { KnownName } from '../knowledge';
import { ComparedValue } from './compared-value';
import styles from './condition-row.module.css';
import { examplesNote } from './examples';
import { NamePicker } from './name-picker';
import { NeverSeen } from './never-seen';
import { sortOf, suitableComparisons } from './value-sorts';

export const FRESH_CONDITION: Record<string, unknown> = { path: '', comparison: 'is', value: '' };

interface ConditionRowProps {
  /** Where the condition stands in the settings. */
  path: string;
  row: Record<string, unknown>;
  names: readonly KnownName[];
  nameHint: string;
  onChange(row: Record<string, unknown>): void;
  onRemove(): void;
}

export function ConditionRow({ path, row, names, nameHint, onChange, onRemove }: ConditionRowProps) {
  const { t } = useTranslation('canvas');
  const name = String(row.path ?? '');
  const comparison = COMPARISONS.find((each) => each === row.comparison) ?? 'is';
  const examples = names.find((known) => known.name === name)?.examples ?? [];
  const offered = suitableComparisons(sortOf(examples), comparison);
  const isAtFault = useIsAtFault(path);
  return (
    <div className={styles.condition} data-field={path} data-wrong={isAtFault || undefined}>
      <div className={styles.line}>
        <NamePicker
          className={styles.grow}
          aria-label={t('condition.name')}
          names={names.map((known) => ({ name: known.name, label: known.label, note: examplesNote(known) }))}
          value={name}
          onChange={(next) => onChange({ ...row, path: next })}
          placeholder={nameHint}
        />
        <ActionIcon aria-label={t('condition.remove')} onClick={onRemove}>
          <Icon name="close" size={14} />
        </ActionIcon>
      </div>
      <div className={styles.line}>
        <Select
          className={styles.grow}
          aria-label={t('condition.comparison')}
          data={offered.map((option) => ({ value: option, label: t(`comparison.${option}`) }))}
          value={comparison}
          onChange={(next) => next !== null && onChange({ ...row, comparison: next })}
        />
        <ComparedValue
          comparison={comparison}
          examples={examples}
          value={row.value}
          onChange={(value) => onChange({ ...row, value })}
        />
      </div>
      <NeverSeen name={name} among={names} />
    </div>
  );
}
