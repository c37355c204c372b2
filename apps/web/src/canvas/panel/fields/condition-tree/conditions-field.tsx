/** The condition builder: comparisons on an event or a customer, joined by all, any and none, in groups where needed. */
import type { FactSince } from '@kairos/engine';
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
  kindId,
  config,
  value,
  onChange,
}: FieldInputProps<FieldOf<'condition-tree'>>) {
  const eventName = String(valueAtPath(config, field.eventPath ?? '') ?? '');
  return (
    <>
      <ConditionTree
        path={field.path}
        subject={field.subject}
        eventName={eventName}
        facts={{ since: field.factsSince ?? [], kindId }}
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
  /** What the customer did, for kinds that look at it: counted since when, and the kind that has the words for it. */
  facts?: { since: readonly FactSince[]; kindId: string };
  value: unknown;
  onChange(value: unknown): void;
}

export function ConditionTree({ path, subject, eventName = '', facts, value, onChange }: ConditionTreeProps) {
  const { t } = useTranslation('canvas');
  const knowledge = useKnowledge();
  const language = useLanguage();
  const names: readonly KnownName[] = useMemo(() => {
    if (subject === 'event') return propertiesOf(knowledge, eventName);
    return facts ? [...knowledge.attributes, ...knownFacts(knowledge, facts, language)] : knowledge.attributes;
  }, [subject, eventName, facts, knowledge, language]);
  return (
    <ConditionGroup
      path={path}
      group={readTree(value)}
      depth={1}
      names={names}
      nameHint={t(subject === 'customer' ? 'attribute.choose' : 'property.choose')}
      onChange={(group) => onChange(writeTree(group))}
    />
  );
}
