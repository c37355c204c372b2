/** Several names or texts, each once; picked from those seen so far or typed. */
import { TagsInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { wordOf } from '../../kinds/kinds';
import { useLanguage } from '../../kinds/use-language';
import { useFieldIds } from '../field-frame';
import { type Knowledge, useKnowledge } from '../knowledge';
import type { FieldInputProps, FieldOf } from './input-props';

export function ListField({ field, kindId, value, onChange }: FieldInputProps<FieldOf<'list'>>) {
  const { t } = useTranslation('canvas');
  const language = useLanguage();
  const ids = useFieldIds();
  const values = Array.isArray(value) ? value.map(String) : [];
  const empty = field.optional ? wordOf(kindId, `empty.${field.path}`, language) : null;
  return (
    <TagsInput
      {...ids}
      size="sm"
      error={ids['aria-invalid']}
      data={namesFor(field.of, useKnowledge()).filter((name) => !values.includes(name))}
      maxTags={field.max}
      value={values}
      onChange={(next) => onChange(next.length === 0 && field.optional ? null : next)}
      placeholder={values.length === 0 ? (empty ?? t('list.add')) : undefined}
      comboboxProps={{ withinPortal: true }}
    />
  );
}

function namesFor(of: FieldOf<'list'>['of'], { events, attributes }: Knowledge): string[] {
  switch (of) {
    case 'event-name':
      return events.map((event) => event.name);
    case 'attribute':
      return attributes.map((attribute) => attribute.name);
    case 'text':
      return [];
  }
}
