/** A day of the calendar. */
import { lazy, Suspense } from 'react';
import { wordOf } from '../../kinds/kinds';
import { useLanguage } from '../../kinds/use-language';
import { useFieldIds } from '../field-frame';
import type { FieldInputProps } from './input-props';
import styles from './rows.module.css';

// The calendar is the heaviest of all inputs, and few steps have one.
const DateChoice = lazy(() => import('./date-choice'));

export function DateField({ field, kindId, value, onChange }: FieldInputProps) {
  const language = useLanguage();
  const ids = useFieldIds();
  const empty = field.optional ? wordOf(kindId, `empty.${field.path}`, language) : null;
  return (
    <Suspense fallback={<div className={styles.room} />}>
      <DateChoice
        labelledBy={ids['aria-labelledby']}
        describedBy={ids['aria-describedby']}
        isInvalid={ids['aria-invalid']}
        isClearable={field.optional === true}
        placeholder={empty ?? undefined}
        value={value}
        onChange={onChange}
      />
    </Suspense>
  );
}
