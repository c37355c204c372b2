/** A line of text, or several where the setting may be long. */
import { Textarea, TextInput } from '@mantine/core';
import { wordOf } from '../../kinds/kinds';
import { useLanguage } from '../../kinds/use-language';
import { useFieldIds } from '../field-frame';
import type { FieldInputProps, FieldOf } from './input-props';

export function TextField({ field, kindId, value, onChange }: FieldInputProps<FieldOf<'text'>>) {
  const language = useLanguage();
  const ids = useFieldIds();
  const input = {
    ...ids,
    error: ids['aria-invalid'],
    value: typeof value === 'string' ? value : '',
    placeholder: field.optional ? (wordOf(kindId, `empty.${field.path}`, language) ?? undefined) : undefined,
    onChange: (event: { currentTarget: { value: string } }) => onChange(event.currentTarget.value),
  };
  return field.long ? <Textarea {...input} autosize minRows={3} maxRows={10} /> : <TextInput {...input} />;
}
