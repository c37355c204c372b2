/** A property of the event that another field names. */
import { useTranslation } from 'react-i18next';
import { wordOf } from '../../kinds/kinds';
import { useLanguage } from '../../kinds/use-language';
import { valueAtPath } from '../config-values';
import { useFieldIds } from '../field-frame';
import { propertiesOf, useKnowledge } from '../knowledge';
import { examplesNote } from './examples';
import type { FieldInputProps, FieldOf } from './input-props';
import { NamePicker } from './name-picker';

export function EventPropertyField({
  field,
  kindId,
  config,
  value,
  onChange,
}: FieldInputProps<FieldOf<'event-property'>>) {
  const { t } = useTranslation('canvas');
  const language = useLanguage();
  const ids = useFieldIds();
  const properties = propertiesOf(useKnowledge(), String(valueAtPath(config, field.eventPath) ?? ''));
  const empty = field.optional ? wordOf(kindId, `empty.${field.path}`, language) : null;
  return (
    <NamePicker
      {...ids}
      error={ids['aria-invalid']}
      names={properties.map((property) => ({ name: property.name, note: examplesNote(property) }))}
      value={typeof value === 'string' ? value : ''}
      onChange={(name) => onChange(name === '' && field.optional ? null : name)}
      placeholder={empty ?? t('property.choose')}
    />
  );
}
