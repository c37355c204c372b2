/** An attribute of the customer, from those seen so far. */
import { useTranslation } from 'react-i18next';
import { useFieldIds } from '../field-frame';
import { useKnowledge } from '../knowledge';
import { examplesNote } from './examples';
import type { FieldInputProps } from './input-props';
import { NamePicker } from './name-picker';

export function AttributeField({ value, onChange }: FieldInputProps) {
  const { t } = useTranslation('canvas');
  const ids = useFieldIds();
  const { attributes } = useKnowledge();
  return (
    <NamePicker
      {...ids}
      error={ids['aria-invalid']}
      names={attributes.map((attribute) => ({ name: attribute.name, note: examplesNote(attribute) }))}
      value={typeof value === 'string' ? value : ''}
      onChange={onChange}
      placeholder={t('attribute.choose')}
    />
  );
}
