/** What the customer does: a list to change, with the events that the journey listens to at hand. */
import { type EngineEvent, heardEventNames, type Plan, sensedEventNames } from '@kairos/engine';
import { ActionIcon, Button, Menu } from '@mantine/core';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { KINDS } from '../../../canvas/kinds/kinds';
import { propertiesOf, useKnowledge } from '../../../canvas/panel/knowledge';
import { useFormat } from '../../../i18n/format';
import { useEventName } from '../../../ui/event-name';
import { Icon } from '../../../ui/icons';
import { MomentInput } from './moment-input';
import { NamedValues } from './named-values';
import styles from './one.module.css';
import { freshEventId, type Trial, withEvent, withoutEvent } from './trial';

interface EventListProps {
  trial: Trial;
  plan: Plan;
  onTrial: (trial: Trial) => void;
  /** Begins anew with what the trial began with. */
  onReset: () => void;
}

const MINUTE_MS = 60_000;
/** A long history is shown from its end. */
const SHOWN = 60;

export function EventList({ trial, plan, onTrial, onReset }: EventListProps) {
  const { t } = useTranslation('try');
  const knowledge = useKnowledge();
  const eventName = useEventName();
  const [opened, open] = useState<string | null>(null);
  const [showsAll, setShowsAll] = useState(false);
  const heard = useMemo(
    () => [...new Set([...sensedEventNames(plan, KINDS), ...heardEventNames(plan, KINDS)])].filter(Boolean).sort(),
    [plan],
  );
  const add = (name: string) => {
    const known = propertiesOf(knowledge, name).flatMap(({ name: property, examples: [example] }) =>
      example === undefined ? [] : [[property, example] as const],
    );
    const at = trial.now + MINUTE_MS;
    const event = { id: freshEventId(trial), name, at, properties: Object.fromEntries(known) };
    onTrial({ ...withEvent(trial, event), now: at });
    open(event.id);
  };
  const shown = showsAll ? trial.events : trial.events.slice(-SHOWN);
  return (
    <section aria-label={t('events')}>
      <h2>{t('events')}</h2>
      {trial.events.length === 0 && <p className={styles.hint}>{t('events.none')}</p>}
      {shown.length < trial.events.length && (
        <Button size="compact-xs" variant="subtle" onClick={() => setShowsAll(true)}>
          {t('events.earlier', { count: trial.events.length - shown.length })}
        </Button>
      )}
      <ol className={styles.events}>
        {shown.map((event) => (
          <EventRow
            key={event.id}
            event={event}
            isAhead={event.at > trial.now}
            isOpen={opened === event.id}
            onToggle={() => open(opened === event.id ? null : event.id)}
            onChange={(changed) => onTrial(withEvent(trial, changed))}
            onRemove={() => onTrial(withoutEvent(trial, event.id))}
          />
        ))}
      </ol>
      <Menu position="bottom-start" shadow="md" withinPortal>
        <Menu.Target>
          <Button fullWidth size="xs" variant="default" leftSection={<Icon name="plus" size={12} weight={2.2} />}>
            {t('events.add')}
          </Button>
        </Menu.Target>
        <Menu.Dropdown className={styles.menu}>
          <Menu.Label>{t('events.heard')}</Menu.Label>
          {heard.map((name) => (
            <Menu.Item key={name} onClick={() => add(name)}>
              {eventName(name)}
            </Menu.Item>
          ))}
          {knowledge.events.some(({ name }) => !heard.includes(name)) && <Menu.Label>{t('events.other')}</Menu.Label>}
          {knowledge.events
            .filter(({ name }) => !heard.includes(name))
            .map(({ name }) => (
              <Menu.Item key={name} onClick={() => add(name)}>
                {eventName(name)}
              </Menu.Item>
            ))}
        </Menu.Dropdown>
      </Menu>
      <Button fullWidth mt={6} size="xs" variant="subtle" color="gray" onClick={onReset}>
        {t('time.reset')}
      </Button>
    </section>
  );
}

interface EventRowProps {
  event: EngineEvent;
  /** It has not happened yet. */
  isAhead: boolean;
  isOpen: boolean;
  onToggle: () => void;
  onChange: (event: EngineEvent) => void;
  onRemove: () => void;
}

function EventRow({ event, isAhead, isOpen, onToggle, onChange, onRemove }: EventRowProps) {
  const { t } = useTranslation('try');
  const format = useFormat();
  const { timeZone } = useKnowledge();
  const name = useEventName()(event.name);
  return (
    <li className={styles.event} data-ahead={isAhead || undefined} data-tried-event={event.name}>
      <div className={styles.eventHead}>
        <button type="button" className={styles.eventName} aria-expanded={isOpen} onClick={onToggle}>
          <span>{name}</span>
          <time>{format.moment(event.at)}</time>
        </button>
        <ActionIcon size={24} aria-label={t('events.remove', { name })} onClick={onRemove}>
          <Icon name="trash" size={13} />
        </ActionIcon>
      </div>
      {isOpen && (
        <div className={styles.eventBody}>
          <MomentInput
            label={t('events.at')}
            timeZone={timeZone}
            value={event.at}
            onChange={(at) => onChange({ ...event, at })}
          />
          <NamedValues
            values={event.properties}
            addLabel={t('events.add-property')}
            onChange={(properties) => onChange({ ...event, properties })}
          />
        </div>
      )}
    </li>
  );
}
