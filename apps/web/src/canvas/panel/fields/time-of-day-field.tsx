/** A time of day on a 24-hour clock, stored as "HH:MM". */
import { TimePicker } from '@mantine/dates';
import { useTranslation } from 'react-i18next';
import { wordOf } from '../../kinds/kinds';
import { useLanguage } from '../../kinds/use-language';
import { useFieldIds } from '../field-frame';
import type { FieldInputProps } from './input-props';
import styles from './rows.module.css';

export function TimeOfDayField({ field, kindId, value, onChange }: FieldInputProps) {
  const language = useLanguage();
  const empty = field.optional ? wordOf(kindId, `empty.${field.path}`, language) : null;
  const isEmpty = value === null || value === '';
  return (
    <>
      <TimeInput value={value} isClearable={field.optional === true} onChange={onChange} />
      {isEmpty && empty !== null && <div className={styles.seen}>{empty}</div>}
    </>
  );
}

interface TimeInputProps {
  value: unknown;
  isClearable?: boolean;
  onChange(time: string | null): void;
}

export function TimeInput({ value, isClearable = false, onChange }: TimeInputProps) {
  const { t } = useTranslation('canvas');
  const ids = useFieldIds();
  return (
    <TimePicker
      size="sm"
      format="24h"
      error={ids['aria-invalid']}
      aria-labelledby={ids['aria-labelledby']}
      hoursInputLabel={t('time.hours')}
      minutesInputLabel={t('time.minutes')}
      clearable={isClearable}
      clearButtonProps={{ 'aria-label': t('time.clear') }}
      value={typeof value === 'string' ? value : ''}
      // While a part is still missing the picker says nothing but an empty text; only a clear button means "none".
      onChange={(time) => onChange(time === '' ? (isClearable ? null : '') : time.slice(0, 5))}
    />
  );
}
