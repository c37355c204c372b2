/** An amount of elapsed time; where it may be left out, "none" stands among the units. */

import { DURATION_UNITS } from '@kairos/engine';
import { NumberInput, Select } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { wordOf } from '../../kinds/kinds';
import { useLanguage } from '../../kinds/use-language';
import { isRecord } from '../config-values';
import { useFieldIds } from '../field-frame';
import type { FieldInputProps } from './input-props';
import styles from './rows.module.css';

const NONE = 'none';
const FRESH = { amount: 7, unit: 'days' };

export function DurationField({ field, kindId, value, onChange }: FieldInputProps) {
  const { t } = useTranslation('canvas');
  const language = useLanguage();
  const ids = useFieldIds();
  const duration = isRecord(value) ? value : null;
  const units = DURATION_UNITS.map((unit) => ({ value: unit, label: t(`unit.${unit}`) }));
  const none = { value: NONE, label: wordOf(kindId, `empty.${field.path}`, language) ?? t('unit.none') };
  const choose = (unit: string | null) => {
    if (unit === null) return;
    onChange(unit === NONE ? null : { ...(duration ?? FRESH), unit });
  };
  return (
    <div className={styles.pair}>
      {duration && (
        <NumberInput
          {...ids}
          className={styles.amount}
          error={ids['aria-invalid']}
          value={typeof duration.amount === 'number' ? duration.amount : ''}
          onChange={(amount) => onChange({ ...duration, amount: typeof amount === 'number' ? amount : null })}
          min={1}
          allowDecimal={false}
          hideControls
        />
      )}
      <Select
        className={styles.grow}
        aria-label={t('unit.label')}
        data={field.optional ? [...units, none] : units}
        value={duration ? String(duration.unit) : NONE}
        onChange={choose}
      />
    </div>
  );
}
