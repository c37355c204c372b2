/** A line of text. */
import { TextInput } from '@mantine/core';
import { useFieldIds } from '../field-frame';
import type { FieldInputProps } from './input-props';

export function TextField({ value, onChange }: FieldInputProps) {
  const ids = useFieldIds();
  const text = typeof value === 'string' ? value : '';
  return (
    <TextInput
      {...ids}
      error={ids['aria-invalid']}
      value={text}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}
