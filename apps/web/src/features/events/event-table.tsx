/** Events as rows; a row opens to all of its properties. */
import { UnstyledButton, VisuallyHidden } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ApiOutputs } from '../../api/trpc';
import { useFormat } from '../../i18n/format';
import { eventLook } from '../../ui/event-look';
import { useEventName } from '../../ui/event-name';
import { Icon, KindBadge } from '../../ui/icons';
import { PropertiesBlock, PropertiesLine } from '../../ui/properties';
import { SkeletonRows } from '../../ui/skeleton-rows';
import table from '../../ui/table.module.css';
import styles from './events-page.module.css';

type CustomerEvent = ApiOutputs['events']['list']['events'][number];

export function EventTable({ events, isLoading }: { events: CustomerEvent[]; isLoading: boolean }) {
  const { t } = useTranslation('events');
  return (
    <div className={table.frame}>
      <table className={table.table} aria-busy={isLoading}>
        <colgroup>
          <col className={styles.eventColumn} />
          <col className={styles.customerColumn} />
          <col className={table.extra} />
          <col className={table.extra} style={{ width: 184 }} />
          <col style={{ width: 48 }} />
        </colgroup>
        <thead>
          <tr>
            <th scope="col">{t('column.event')}</th>
            <th scope="col">{t('column.customer')}</th>
            <th scope="col" className={table.extra}>
              {t('column.properties')}
            </th>
            <th scope="col" className={table.extra}>
              {t('column.time')}
            </th>
            <th scope="col">
              <VisuallyHidden>{t('column.open')}</VisuallyHidden>
            </th>
          </tr>
        </thead>
        <tbody>
          {isLoading ? (
            <SkeletonRows columns={5} rows={14} />
          ) : (
            events.map((event) => <EventRow key={event.id} event={event} />)
          )}
        </tbody>
      </table>
    </div>
  );
}

function EventRow({ event }: { event: CustomerEvent }) {
  const { t } = useTranslation('events');
  const format = useFormat();
  const eventName = useEventName();
  const name = event.kind === 'identify' ? t('identified') : eventName(event.name);
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <tr data-clickable>
        <td>
          <span className={styles.event}>
            <KindBadge {...eventLook(event.kind)} />
            <span className={styles.name}>{name}</span>
          </span>
        </td>
        <td>
          <Link to="/customers/$customerId" params={{ customerId: event.customerId }} className={styles.customer}>
            {event.customerLabel}
          </Link>
        </td>
        <td className={table.extra}>
          <PropertiesLine properties={event.properties} kind={event.kind} />
        </td>
        <td className={`${table.muted} ${table.figures} ${table.extra}`}>{format.exact(event.occurredAt)}</td>
        <td>
          <UnstyledButton
            className={`${table.cover} ${styles.toggle}`}
            aria-expanded={isOpen}
            aria-label={t('open', { event: name })}
            onClick={() => setOpen(!isOpen)}
          >
            <Icon name={isOpen ? 'chevron-down' : 'chevron-right'} size={15} />
          </UnstyledButton>
        </td>
      </tr>
      {isOpen && (
        <tr>
          <td colSpan={5} className={styles.details}>
            <PropertiesBlock properties={event.properties} />
          </td>
        </tr>
      )}
    </>
  );
}
