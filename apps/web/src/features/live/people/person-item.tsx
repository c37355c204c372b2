/** One customer in a list, with what matters in that list. */
import { Link } from '@tanstack/react-router';
import type { TFunction } from 'i18next';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ApiOutputs } from '../../../api/trpc';
import { useWorkspace, workspaceNow } from '../../../app/workspace';
import { type Format, useFormat } from '../../../i18n/format';
import { useEventName } from '../../../ui/event-name';
import type { ListName } from './lists';
import styles from './people-panel.module.css';

type Person = ApiOutputs['live']['people']['people'][number];

interface PersonItemProps {
  person: Person;
  list: ListName;
  /** Where the customer waits, in a list of the whole journey; empty where that is not told. */
  place: string;
  onRun: (runId: string) => void;
}

/** A customer who never began a run leads to their own page. */
export function PersonItem({ person, list, place, onRun }: PersonItemProps) {
  const { t } = useTranslation('live');
  const format = useFormat();
  const now = workspaceNow(useWorkspace());
  const eventName = useEventName();
  const { runId } = person;
  const content: ReactNode = (
    <>
      <span className={styles.first}>
        <span className={styles.label}>{person.label}</span>
        <span className={styles.name}>{person.name}</span>
        <time>{format.brief(person.at, now)}</time>
      </span>
      {place !== '' && <span className={styles.place}>{place}</span>}
      <span className={styles.second}>{detailOf(person, list, { t, format, now, eventName })}</span>
    </>
  );
  if (runId === null) {
    return (
      <Link to="/customers/$customerId" params={{ customerId: person.customerId }} className={styles.item} data-person>
        {content}
      </Link>
    );
  }
  return (
    <button type="button" className={styles.item} data-person onClick={() => onRun(runId)}>
      {content}
    </button>
  );
}

interface Saying {
  t: TFunction;
  format: Format;
  now: number;
  eventName: (name: string) => string;
}

function detailOf(person: Person, list: ListName, saying: Saying): string {
  const { t, format, now } = saying;
  switch (list) {
    case 'stuck':
      return stuckDetail(person, saying);
    case 'standing':
    case 'watched':
      return person.dueAt === null
        ? t('person.no-timer')
        : t(`person.${list}`, { moment: format.brief(person.dueAt, now) });
    case 'not-sent':
      return [
        person.channel && t(`shared:channel.${person.channel}`),
        t([`shared:reason.${person.reason}`, 'shared:reason.other']),
      ]
        .filter(Boolean)
        .join(' · ');
    case 'failed':
      return t('person.failed');
    case 'sensed':
      return person.value === null
        ? ''
        : t('person.points', { count: person.value, shown: format.number(person.value) });
    case 'fired':
      return person.runId === null ? t('person.no-run') : t('person.has-run');
    case 'visitors':
    case 'reached':
    case 'triggered':
      return person.outcome === null ? t('outcome.under-way') : t(`outcome.${person.outcome}`);
  }
}

/** How long it lasts by now, and what would end it. */
function stuckDetail({ at, dueAt, waitsFor = [] }: Person, { t, format, now, eventName }: Saying): string {
  const lasts = t('person.here-for', { duration: format.duration(now - at) });
  const events = waitsFor.map(eventName).join(', ');
  const timer = dueAt === null ? null : format.brief(dueAt, now);
  const isPast = dueAt !== null && dueAt <= now;
  const waits = [
    events && t('person.waits-for', { events }),
    timer && t(isPast ? 'person.was-due' : 'person.standing', { moment: timer }),
  ];
  return [lasts, ...waits].filter(Boolean).join(' · ');
}
