/** A whole number beside its unit; what all lengths of time have in common. */
import { NumberInput, Select } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useFieldIds } from '../field-frame';
import styles from './rows.module.css';

interface AmountAndUnitProps {
  /** Null hides the amount: the unit then says that there is none. */
  amount: number | '' | null;
  least?: number;
  unit: string;
  units: readonly { value: string; label: string }[];
  onAmount(amount: number | null): void;
  onUnit(unit: string): void;
}

export function AmountAndUnit({ amount, least = 1, unit, units, onAmount, onUnit }: AmountAndUnitProps) {
  const { t } = useTranslation('canvas');
  const ids = useFieldIds();
  return (
    <div className={styles.pair}>
      {amount !== null && (
        <NumberInput
          {...ids}
          className={styles.amount}
          error={ids['aria-invalid']}
          value={amount}
          onChange={(next) => onAmount(typeof next === 'number' ? next : null)}
          min={least}
          allowDecimal={false}
          hideControls
        />
      )}
      <Select
        className={styles.grow}
        aria-label={t('unit.label')}
        data={units}
        value={unit}
        onChange={(next) => next !== null && onUnit(next)}
      />
    </div>
  );
}

/** The amount of a stored length of time, or an empty input where it has none yet. */
export function amountOf(value: Record<string, unknown>): number | '' {
  return typeof value.amount === 'number' ? value.amount : '';
}
