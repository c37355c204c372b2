/** Journeys as rows; the whole row leads to the drawing. */
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { ApiOutputs } from '../../../api/trpc';
import { useFormat } from '../../../i18n/format';
import { Pill } from '../../../ui/pill';
import { SkeletonRows } from '../../../ui/skeleton-rows';
import table from '../../../ui/table.module.css';
import { JourneyMenu } from './journey-menu';
import styles from './journey-table.module.css';

export type JourneyItem = ApiOutputs['journeys']['list'][number];

interface JourneyTableProps {
  journeys: JourneyItem[];
  isLoading: boolean;
  mayEdit: boolean;
}

const COLUMNS = 6;

export function JourneyTable({ journeys, isLoading, mayEdit }: JourneyTableProps) {
  const { t } = useTranslation('journeys');
  return (
    <div className={table.frame}>
      <table className={table.table} aria-busy={isLoading}>
        <colgroup>
          <col />
          <col className={styles.statusColumn} />
          <col className={table.extra} style={{ width: 124 }} />
          <col className={table.extra} style={{ width: 124 }} />
          <col className={table.extra} style={{ width: 110 }} />
          <col className={styles.lastColumn} />
        </colgroup>
        <thead>
          <tr>
            <th scope="col">{t('column.name')}</th>
            <th scope="col">{t('column.status')}</th>
            <th scope="col" className={`${table.number} ${table.extra}`}>
              {t('column.acting')}
            </th>
            <th scope="col" className={`${table.number} ${table.extra}`}>
              {t('column.entered')}
            </th>
            <th scope="col" className={`${table.number} ${table.extra}`}>
              {t('column.goals')}
            </th>
            <th scope="col">
              <span className={styles.moment}>{t('column.saved')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {isLoading ? (
            <SkeletonRows columns={COLUMNS} rows={4} />
          ) : (
            journeys.map((journey) => <JourneyRow key={journey.id} journey={journey} mayEdit={mayEdit} />)
          )}
        </tbody>
      </table>
    </div>
  );
}

function JourneyRow({ journey, mayEdit }: { journey: JourneyItem; mayEdit: boolean }) {
  const format = useFormat();
  const isPublished = journey.liveNumber !== null;
  const count = (value: number) => (isPublished ? format.number(value) : '–');
  return (
    <tr data-clickable data-journey-id={journey.id}>
      <td className={table.strong}>
        <Link to="/journeys/$journeyId" params={{ journeyId: journey.id }} className={table.cover}>
          {journey.name}
        </Link>
      </td>
      <td>
        <Status journey={journey} />
      </td>
      <td className={`${table.number} ${table.extra}`}>{count(journey.acting)}</td>
      <td className={`${table.number} ${table.extra}`}>{count(journey.entered)}</td>
      <td className={`${table.number} ${table.extra}`}>{count(journey.goals)}</td>
      <td className={`${table.muted} ${table.figures}`}>
        <span className={styles.last}>
          <span className={styles.moment}>{format.moment(journey.savedAt)}</span>
          {mayEdit && <JourneyMenu journey={journey} />}
        </span>
      </td>
    </tr>
  );
}

function Status({ journey: { status, liveNumber, hasChanges } }: { journey: JourneyItem }) {
  const { t } = useTranslation('journeys');
  if (status === 'archived') return <Pill tone="quiet">{t('status.archived')}</Pill>;
  if (liveNumber === null) return <Pill>{t('status.draft')}</Pill>;
  return (
    <span className={styles.status}>
      {status === 'paused' ? (
        <Pill tone="trigger">{t('pill.paused', { number: liveNumber })}</Pill>
      ) : (
        <Pill tone="end">{t('pill.live', { number: liveNumber })}</Pill>
      )}
      {hasChanges && <span className={styles.changes}>{t('status.changes')}</span>}
    </span>
  );
}
