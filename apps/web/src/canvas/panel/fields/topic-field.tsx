/** The topic under which a message is sent: customers allow or refuse messages by topic. */
import { useTranslation } from 'react-i18next';
import { wordOf } from '../../kinds/kinds';
import { useLanguage } from '../../kinds/use-language';
import { useFieldIds } from '../field-frame';
import { useKnowledge } from '../knowledge';
import type { FieldInputProps } from './input-props';
import { NamePicker } from './name-picker';

export function TopicField({ field, kindId, value, onChange }: FieldInputProps) {
  const { t } = useTranslation('canvas');
  const language = useLanguage();
  const ids = useFieldIds();
  const { topics } = useKnowledge();
  const empty = field.optional ? wordOf(kindId, `empty.${field.path}`, language) : null;
  return (
    <NamePicker
      {...ids}
      error={ids['aria-invalid']}
      names={topics.map((topic) => ({ name: topic, note: '' }))}
      value={typeof value === 'string' ? value : ''}
      onChange={(topic) => onChange(topic === '' && field.optional ? null : topic)}
      placeholder={empty ?? t('topic.choose')}
    />
  );
}
