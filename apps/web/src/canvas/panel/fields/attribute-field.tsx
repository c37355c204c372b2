/** An attribute of the customer, from those seen so far; those that hold what is asked for come first. */
import { useTranslation } from 'react-i18next';
import { wordOf } from '../../kinds/kinds';
import { useLanguage } from '../../kinds/use-language';
import { useFieldIds } from '../field-frame';
import { useKnowledge } from '../knowledge';
import { examplesNote } from './examples';
import type { FieldInputProps, FieldOf } from './input-props';
import { NamePicker } from './name-picker';
import { NeverSeen } from './never-seen';
import { sortOf } from './value-sorts';

export function AttributeField({ field, kindId, value, onChange }: FieldInputProps<FieldOf<'attribute'>>) {
  const { t } = useTranslation('canvas');
  const language = useLanguage();
  const ids = useFieldIds();
  const { attributes } = useKnowledge();
  const name = typeof value === 'string' ? value : '';
  const empty = field.optional ? wordOf(kindId, `empty.${field.path}`, language) : null;
  const suits = (examples: (typeof attributes)[number]['examples']) => sortOf(examples) === field.holds;
  const offered = field.holds
    ? [...attributes].sort((a, b) => Number(suits(b.examples)) - Number(suits(a.examples)))
    : attributes;
  return (
    <>
      <NamePicker
        {...ids}
        error={ids['aria-invalid']}
        names={offered.map((attribute) => ({ name: attribute.name, note: examplesNote(attribute) }))}
        value={name}
        onChange={(next) => onChange(next === '' && field.optional ? null : next)}
        placeholder={empty ?? t('attribute.choose')}
      />
      <NeverSeen name={name} among={attributes} />
    </>
  );
}
