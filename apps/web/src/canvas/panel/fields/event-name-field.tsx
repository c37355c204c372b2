/** The name of an event, from those seen so far, with how often and how lately. */
import { useTranslation } from 'react-i18next';
import { useEventName } from '../../../ui/event-name';
import { useLanguage } from '../../kinds/use-language';
import { useFieldIds } from '../field-frame';
import { useKnowledge } from '../knowledge';
import { timeSince } from '../moments';
import type { FieldInputProps } from './input-props';
import { NamePicker } from './name-picker';
import { NeverSeen } from './never-seen';
import styles from './rows.module.css';

export function EventNameField({ value, onChange }: FieldInputProps) {
  return <EventNameInput value={value} onChange={onChange} />;
}

export function EventNameInput({ value, onChange }: { value: unknown; onChange(name: string): void }) {
  const { t } = useTranslation('canvas');
  const language = useLanguage();
  const knowledge = useKnowledge();
  const ids = useFieldIds();
  const eventName = useEventName();
  const name = typeof value === 'string' ? value : '';
  const seen = knowledge.events.find((event) => event.name === name);
  const count = (times: number) => new Intl.NumberFormat(language).format(times);
  return (
    <>
      <NamePicker
        {...ids}
        error={ids['aria-invalid']}
        names={knowledge.events.map((event) => ({
          name: event.name,
          label: eventName(event.name),
          note: t('event.times', { times: count(event.seen) }),
        }))}
        value={name}
        onChange={onChange}
        placeholder={t('event.choose')}
      />
      {seen && (
        <div className={styles.seen}>
          {t('event.seen', { times: count(seen.seen), since: timeSince(seen.lastSeenAt, knowledge.now(), language) })}
        </div>
      )}
      <NeverSeen name={name} among={knowledge.events} />
    </>
  );
}
