/** A length of time, elapsed or by the calendar; where it may be left out, "none" stands among the units. */
import { DURATION_UNITS } from '@kairos/engine';
import { useTranslation } from 'react-i18next';
import { wordOf } from '../../kinds/kinds';
import { useLanguage } from '../../kinds/use-language';
import { isRecord } from '../config-values';
import { AmountAndUnit, amountOf } from './amount-and-unit';
import type { FieldInputProps } from './input-props';

const NONE = 'none';
const FRESH = { amount: 7, unit: 'days' };
const CALENDAR_UNITS = ['days', 'weeks', 'months', 'years'] as const;

export function DurationField({ field, kindId, value, onChange }: FieldInputProps) {
  const { t } = useTranslation('canvas');
  const language = useLanguage();
  const duration = isRecord(value) ? value : null;
  const units =
    field.type === 'calendar-duration'
      ? CALENDAR_UNITS.map((unit) => ({ value: unit, label: t(`unit.calendar.${unit}`) }))
      : DURATION_UNITS.map((unit) => ({ value: unit, label: t(`unit.${unit}`) }));
  const none = { value: NONE, label: wordOf(kindId, `empty.${field.path}`, language) ?? t('unit.none') };
  return (
    <AmountAndUnit
      amount={duration && amountOf(duration)}
      unit={duration ? String(duration.unit) : NONE}
      units={field.optional ? [...units, none] : units}
      onAmount={(amount) => onChange({ ...duration, amount })}
      onUnit={(unit) => onChange(unit === NONE ? null : { ...(duration ?? FRESH), unit })}
    />
  );
}
