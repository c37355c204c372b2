/** The condition builder: comparisons on an event or a customer, joined by all, any and none, in groups where needed. */
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../../kinds/use-language';
import { valueAtPath } from '../../config-values';
import { type KnownName, propertiesOf, useKnowledge } from '../../knowledge';
import type { FieldInputProps, FieldOf } from '../input-props';
import { knownFacts } from '../known-facts';
import { MatchCountLine } from '../match-count';
import { ConditionGroup } from './condition-group';
import { readTree, writeTree } from './tree';

export function ConditionsField({
  field,
  config,
  value,
  onChange,
}: FieldInputProps<FieldOf<'conditions' | 'condition-tree'>>) {
  const eventName = String(valueAtPath(config, field.eventPath ?? '') ?? '');
  return (
    <>
      <ConditionTree
        path={field.path}
        subject={field.subject}
        eventName={eventName}
        hasGroups={field.type === 'condition-tree'}
        value={value}
        onChange={onChange}
      />
      {field.subject === 'customer' && <MatchCountLine conditions={value} />}
    </>
  );
}

interface ConditionTreeProps {
  /** Where the tree stands in the settings. */
  path: string;
  subject: 'event' | 'customer';
  /** For conditions on an event. */
  eventName?: string;
  /** The kind that also looks at what the customer did, and has the words for it. */
  factsOf?: string | undefined;
  /** False for a plain list, all of which must hold. */
  hasGroups?: boolean;
  value: unknown;
  onChange(value: unknown): void;
}

export function ConditionTree({
  path,
  subject,
  eventName = '',
  factsOf,
  hasGroups = true,
  value,
  onChange,
}: ConditionTreeProps) {
  const { t } = useTranslation('canvas');
  const knowledge = useKnowledge();
  const language = useLanguage();
  const names: readonly KnownName[] = useMemo(() => {
    if (subject === 'event') return propertiesOf(knowledge, eventName);
    return factsOf ? [...knowledge.attributes, ...knownFacts(knowledge, factsOf, language)] : knowledge.attributes;
  }, [subject, eventName, factsOf, knowledge, language]);
  return (
    <ConditionGroup
      path={path}
      group={readTree(value)}
      depth={1}
      hasGroups={hasGroups}
      names={names}
      nameHint={t(subject === 'customer' ? 'attribute.choose' : 'property.choose')}
      onChange={(group) => onChange(writeTree(group))}
    />
  );
}
