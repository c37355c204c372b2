/** Several values, each picked from those seen so far or typed. */
import { TagsInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../kinds/use-language';
import styles from './condition-row.module.css';
import { typedValue } from './typed-value';

interface ValueListProps {
  label: string;
  known: readonly string[];
  value: unknown;
  onChange(values: (string | number)[]): void;
}

export function ValueList({ label, known, value, onChange }: ValueListProps) {
  const { t } = useTranslation('canvas');
  const language = useLanguage();
  const values = Array.isArray(value) ? value.map(String) : [];
  return (
    <TagsInput
      className={styles.grow}
      size="sm"
      aria-label={label}
      data={known.filter((each) => !values.includes(each))}
      value={values}
      onChange={(next) => onChange(next.map((each) => typedValue(each, language)))}
      placeholder={values.length === 0 ? t('list.add') : undefined}
      comboboxProps={{ withinPortal: true }}
    />
  );
}
