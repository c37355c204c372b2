/** An elapsed length of time inside a condition: "in the last 7 days". */
import { DURATION_UNITS } from '@kairos/engine';
import { NumberInput, Select } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { isRecord } from '../config-values';
import styles from './condition-row.module.css';

interface ElapsedTimeProps {
  label: string;
  value: unknown;
  onChange(value: unknown): void;
}

export function ElapsedTime({ label, value, onChange }: ElapsedTimeProps) {
  const { t } = useTranslation('canvas');
  const duration = isRecord(value) ? value : { amount: null, unit: 'days' };
  return (
    <>
      <NumberInput
        className={styles.grow}
        aria-label={label}
        value={typeof duration.amount === 'number' ? duration.amount : ''}
        onChange={(amount) => onChange({ ...duration, amount: typeof amount === 'number' ? amount : null })}
        min={1}
        allowDecimal={false}
        hideControls
      />
      <Select
        className={styles.grow}
        aria-label={t('unit.label')}
        data={DURATION_UNITS.map((unit) => ({ value: unit, label: t(`unit.short.${unit}`) }))}
        value={String(duration.unit)}
        onChange={(unit) => unit !== null && onChange({ ...duration, unit })}
      />
    </>
  );
}
