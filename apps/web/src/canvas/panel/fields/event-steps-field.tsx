/** Events with their conditions, in order: the stages of a sequence, or the ways out of a wait. */
import { TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Cell } from '../field-frame';
import { AddButton } from './add-button';
import { ConditionTree } from './condition-tree/conditions-field';
import { EventNameInput } from './event-name-field';
import type { FieldInputProps, FieldOf } from './input-props';
import { OrderedBox } from './ordered-box';
import { editRows, freshId } from './ordered-rows';
import styles from './rows.module.css';

const DEFAULT_MAX = 12;

export function EventStepsField({ field, value, onChange }: FieldInputProps<FieldOf<'event-steps'>>) {
  const { t } = useTranslation('canvas');
  const { inOrder, min = 1, max = DEFAULT_MAX } = field;
  const { rows, add, edit } = editRows(value, onChange, { least: min });
  const fresh = { id: freshId(inOrder ? 'step' : 'event', rows), eventName: '', conditions: [] };
  return (
    <div>
      {rows.map((step, index) => {
        const path = `${field.path}.${index}`;
        const name = t('event-step.name', { number: index + 1 });
        const eventName = String(step.eventName ?? '');
        const { change, raise, remove } = edit(index);
        return (
          <OrderedBox
            key={String(step.id)}
            path={path}
            name={name}
            onRaise={raise}
            onRemove={remove}
            head={
              inOrder ? (
                <div className={styles.ordinal}>{name}</div>
              ) : (
                <TextInput
                  aria-label={t('event-step.branch', { number: index + 1 })}
                  placeholder={eventName === '' ? t('event-step.branch', { number: index + 1 }) : eventName}
                  value={String(step.name ?? '')}
                  onChange={(event) => change({ name: event.currentTarget.value })}
                />
              )
            }
          >
            <Cell path={`${path}.eventName`} label={t('event-step.event')}>
              <EventNameInput value={step.eventName} onChange={(next) => change({ eventName: next })} />
            </Cell>
            <ConditionTree
              path={`${path}.conditions`}
              subject="event"
              eventName={eventName}
              value={step.conditions}
              onChange={(conditions) => change({ conditions })}
            />
          </OrderedBox>
        );
      })}
      {rows.length < max && (
        <AddButton
          label={t(inOrder ? 'event-step.add-next' : 'event-step.add-other')}
          onClick={() => add(inOrder ? fresh : { ...fresh, name: '' })}
        />
      )}
    </div>
  );
}
