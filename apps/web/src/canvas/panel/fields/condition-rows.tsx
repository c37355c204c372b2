/** The rows of a list of conditions. */

import { COMPARED_WITH, COMPARISONS } from '@kairos/engine';
import { ActionIcon, Autocomplete, Button, Select } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Icon } from '../../../ui/icons';
import { isRecord } from '../config-values';
import type { KnownName } from '../knowledge';
import { examplesNote } from './examples';
import { NamePicker } from './name-picker';
import styles from './rows.module.css';

interface ConditionRowsProps {
  names: readonly KnownName[];
  nameHint: string;
  /** A list of conditions; anything else counts as an empty one. */
  value: unknown;
  onChange(conditions: unknown[]): void;
}

/** Comparisons with one typed value or none; lists and stretches of time need inputs of their own. */
const OFFERED = COMPARISONS.filter((name) => !['list', 'duration', 'date'].includes(COMPARED_WITH[name]));
const FRESH = { path: '', comparison: 'is', value: '' };

export function ConditionRows({ names, nameHint, value, onChange }: ConditionRowsProps) {
  const { t } = useTranslation('canvas');
  const rows = Array.isArray(value) ? value.filter(isRecord) : [];
  const change = (index: number, part: Record<string, unknown>) =>
    onChange(rows.map((row, place) => (place === index ? { ...row, ...part } : row)));
  return (
    <div>
      {rows.map((row, index) => {
        const path = String(row.path ?? '');
        const comparison = String(row.comparison ?? 'is');
        const examples = names.find((known) => known.name === path)?.examples ?? [];
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: rows have no identity of their own and are never reordered.
          <div key={index} className={styles.condition}>
            <div className={styles.pair}>
              <NamePicker
                className={styles.grow}
                aria-label={t('condition.name')}
                names={names.map((known) => ({ name: known.name, note: examplesNote(known) }))}
                value={path}
                onChange={(next) => change(index, { path: next })}
                placeholder={nameHint}
              />
              <ActionIcon
                aria-label={t('condition.remove')}
                onClick={() => onChange(rows.filter((_, place) => place !== index))}
              >
                <Icon name="close" size={14} />
              </ActionIcon>
            </div>
            <div className={styles.pair}>
              <Select
                className={styles.grow}
                aria-label={t('condition.comparison')}
                data={OFFERED.map((option) => ({ value: option, label: t(`comparison.${option}`) }))}
                value={comparison}
                onChange={(next) => next !== null && change(index, { comparison: next })}
              />
              {needsValue(comparison) && (
                <Autocomplete
                  className={styles.grow}
                  aria-label={t('condition.value')}
                  data={[...new Set(examples.filter((each) => typeof each !== 'object').map(String))]}
                  value={String(row.value ?? '')}
                  onChange={(next) => change(index, { value: typedValue(next) })}
                  placeholder={t('condition.value')}
                />
              )}
            </div>
          </div>
        );
      })}
      <Button
        variant="subtle"
        color="gray"
        size="compact-sm"
        leftSection={<Icon name="plus" size={12} weight={2.2} />}
        onClick={() => onChange([...rows, FRESH])}
      >
        {t(rows.length === 0 ? 'condition.add-first' : 'condition.add')}
      </Button>
    </div>
  );
}

function needsValue(comparison: string): boolean {
  return COMPARISONS.some((known) => known === comparison && COMPARED_WITH[known] !== 'nothing');
}

/** Plain numbers become numbers; "007" and "1e3" stay what was typed. */
function typedValue(text: string): string | number {
  const number = Number(text);
  return text !== '' && String(number) === text ? number : text;
}
