/** A number, with its sign where that matters; empty where the setting allows it. */
import { NumberInput } from '@mantine/core';
import { wordOf } from '../../kinds/kinds';
import { useLanguage } from '../../kinds/use-language';
import { useFieldIds } from '../field-frame';
import type { FieldInputProps, FieldOf } from './input-props';

export function NumberField({ field, kindId, value, onChange }: FieldInputProps<FieldOf<'number'>>) {
  const language = useLanguage();
  const ids = useFieldIds();
  const number = typeof value === 'number' ? value : '';
  return (
    <NumberInput
      {...ids}
      error={ids['aria-invalid']}
      value={number}
      onChange={(next) => onChange(typeof next === 'number' ? next : null)}
      min={field.min}
      max={field.max}
      step={field.step ?? 1}
      hideControls
      suffix={field.percent ? ' %' : undefined}
      prefix={field.signed && number !== '' && number > 0 ? '+' : undefined}
      placeholder={field.optional ? (wordOf(kindId, `empty.${field.path}`, language) ?? undefined) : undefined}
      thousandSeparator={language === 'nl' ? '.' : ','}
      decimalSeparator={language === 'nl' ? ',' : '.'}
    />
  );
}
