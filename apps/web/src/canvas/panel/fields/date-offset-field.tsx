/** How long before or after a date: "2 weeks before"; "on the day itself" needs no amount. */
import { SegmentedControl } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { isRecord } from '../config-values';
import { useFieldIds } from '../field-frame';
import { AmountAndUnit, amountOf } from './amount-and-unit';
import type { FieldInputProps } from './input-props';
import styles from './rows.module.css';

const UNITS = ['days', 'weeks', 'months'] as const;
const PLACES = ['before', 'on', 'after'] as const;
const FRESH_AMOUNT = 1;

export function DateOffsetField({ value, onChange }: FieldInputProps) {
  const { t } = useTranslation('canvas');
  const ids = useFieldIds();
  const offset: Record<string, unknown> = isRecord(value) ? value : { amount: 0, unit: 'days', direction: 'before' };
  const amount = amountOf(offset);
  const place = amount === 0 ? 'on' : offset.direction === 'after' ? 'after' : 'before';
  const move = (next: string) =>
    onChange(next === 'on' ? { ...offset, amount: 0 } : { ...offset, amount: amount || FRESH_AMOUNT, direction: next });
  return (
    <div className={styles.stack}>
      <SegmentedControl
        aria-labelledby={ids['aria-labelledby']}
        fullWidth
        data={PLACES.map((each) => ({ value: each, label: t(`offset.${each}`) }))}
        value={place}
        onChange={move}
      />
      {place !== 'on' && (
        <AmountAndUnit
          amount={amount}
          unit={String(offset.unit)}
          units={UNITS.map((unit) => ({ value: unit, label: t(`unit.calendar.${unit}`) }))}
          onAmount={(next) => onChange({ ...offset, amount: next })}
          onUnit={(unit) => onChange({ ...offset, unit })}
        />
      )}
    </div>
  );
}
