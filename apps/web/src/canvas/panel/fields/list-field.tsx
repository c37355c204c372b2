/** Several names or texts, each once; picked from those seen so far or typed. */
import { TagsInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useEventName } from '../../../ui/event-name';
import { wordOf } from '../../kinds/kinds';
import { useLanguage } from '../../kinds/use-language';
import { useFieldIds } from '../field-frame';
import { type Knowledge, useKnowledge } from '../knowledge';
import type { FieldInputProps, FieldOf } from './input-props';

export function ListField({ field, kindId, value, onChange }: FieldInputProps<FieldOf<'list'>>) {
  const { t } = useTranslation('canvas');
  const language = useLanguage();
  const ids = useFieldIds();
  const eventName = useEventName();
  const labelOf = field.of === 'event-name' ? eventName : (name: string) => name;
  const values = Array.isArray(value) ? value.map(String) : [];
  const known = namesFor(field.of, useKnowledge()).filter((name) => !values.includes(name));
  const nameOf = new Map([...values, ...known].map((name) => [labelOf(name), name]));
  const empty = field.optional ? wordOf(kindId, `empty.${field.path}`, language) : null;
  return (
    <TagsInput
      {...ids}
      size="sm"
      error={ids['aria-invalid']}
      data={[...new Set(known.map(labelOf))]}
      maxTags={field.max}
      value={values.map(labelOf)}
      onChange={(labels) =>
        onChange(labels.length === 0 && field.optional ? null : labels.map((label) => nameOf.get(label) ?? label))
      }
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
