/** The condition builder: comparisons on an event or a customer, joined by all, any and none, in groups where needed. */
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { valueAtPath } from '../../config-values';
import { type KnownName, propertiesOf, useKnowledge } from '../../knowledge';
import type { FieldInputProps, FieldOf } from '../input-props';
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
  /** False for a plain list, all of which must hold. */
  hasGroups?: boolean;
  value: unknown;
  onChange(value: unknown): void;
}

export function ConditionTree({
  path,
  subject,
  eventName = '',
  hasGroups = true,
  value,
  onChange,
}: ConditionTreeProps) {
  const { t } = useTranslation('canvas');
  const knowledge = useKnowledge();
  const names: readonly KnownName[] = useMemo(
    () => (subject === 'customer' ? knowledge.attributes : propertiesOf(knowledge, eventName)),
    [subject, eventName, knowledge],
  );
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
