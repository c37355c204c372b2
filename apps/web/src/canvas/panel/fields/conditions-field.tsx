/** Rows of name, comparison and value; all of them must hold. */
import { useTranslation } from 'react-i18next';
import { valueAtPath } from '../config-values';
import { type KnownName, propertiesOf, useKnowledge } from '../knowledge';
import { ConditionRows } from './condition-rows';
import type { FieldInputProps, FieldOf } from './input-props';

export function ConditionsField({ field, config, value, onChange }: FieldInputProps<FieldOf<'conditions'>>) {
  const { t } = useTranslation('canvas');
  const knowledge = useKnowledge();
  const names: readonly KnownName[] =
    field.subject === 'customer'
      ? knowledge.attributes
      : propertiesOf(knowledge, String(valueAtPath(config, field.eventPath ?? '') ?? ''));
  return (
    <ConditionRows
      names={names}
      nameHint={t(field.subject === 'customer' ? 'attribute.choose' : 'property.choose')}
      value={value}
      onChange={onChange}
    />
  );
}
