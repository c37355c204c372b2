/** Names with a value each, to change, add and remove. Numbers, yes and no are understood as such. */
import type { JsonObject, JsonValue } from '@kairos/engine';
import { ActionIcon, Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from '../../../ui/icons';
import styles from './one.module.css';

interface NamedValuesProps {
  values: JsonObject;
  addLabel: string;
  onChange: (values: JsonObject) => void;
}

export function NamedValues({ values, addLabel, onChange }: NamedValuesProps) {
  const { t } = useTranslation('try');
  const [name, setName] = useState<string | null>(null);
  const without = (gone: string) => Object.fromEntries(Object.entries(values).filter(([each]) => each !== gone));
  const add = () => {
    const wanted = name?.trim() ?? '';
    if (wanted !== '' && !Object.hasOwn(values, wanted)) onChange({ ...values, [wanted]: '' });
    setName(null);
  };
  return (
    <div className={styles.values}>
      {Object.entries(values).map(([each, value]) => (
        <div key={each} className={styles.value}>
          <span className={styles.valueName} title={each}>
            {each}
          </span>
          <input
            className={styles.input}
            aria-label={each}
            value={typeof value === 'object' ? JSON.stringify(value) : String(value)}
            readOnly={typeof value === 'object' && value !== null}
            onChange={(event) => onChange({ ...values, [each]: asValue(event.currentTarget.value) })}
          />
          <ActionIcon size={24} aria-label={t('value.remove', { name: each })} onClick={() => onChange(without(each))}>
            <Icon name="close" size={12} />
          </ActionIcon>
        </div>
      ))}
      {name === null ? (
        <Button
          size="compact-xs"
          variant="subtle"
          leftSection={<Icon name="plus" size={11} weight={2.2} />}
          onClick={() => setName('')}
        >
          {addLabel}
        </Button>
      ) : (
        <input
          className={styles.input}
          aria-label={t('value.name')}
          placeholder={t('value.name')}
          // biome-ignore lint/a11y/noAutofocus: the field was asked for, and typing is how to use it.
          autoFocus
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
          onBlur={add}
          onKeyDown={(event) => {
            if (event.key === 'Enter') add();
            if (event.key === 'Escape') setName(null);
          }}
        />
      )}
    </div>
  );
}

/** What was typed, as the sender of an event would have put it. A number that would not read the same again stays text. */
export function asValue(text: string): JsonValue {
  if (text === 'true' || text === 'false') return text === 'true';
  return text !== '' && String(Number(text)) === text ? Number(text) : text;
}
