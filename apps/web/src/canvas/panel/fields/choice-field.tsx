/** One of a few. */
import { Select } from '@mantine/core';
import { wordOf } from '../../kinds/kinds';
import { useLanguage } from '../../kinds/use-language';
import { useFieldIds } from '../field-frame';
import type { FieldInputProps, FieldOf } from './input-props';

export function ChoiceField({ field, kindId, value, onChange }: FieldInputProps<FieldOf<'choice'>>) {
  const language = useLanguage();
  const ids = useFieldIds();
  const options = field.options.map((option) => ({
    value: option,
    label: wordOf(kindId, `choice.${field.path}.${option}`, language) ?? option,
  }));
  return (
    <Select
      {...ids}
      error={ids['aria-invalid']}
      data={options}
      value={typeof value === 'string' ? value : null}
      onChange={(next) => next !== null && onChange(next)}
    />
  );
}
