/** The order in which messages that have waited leave: published journeys by the importance of their messages. */
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { trpc } from '../../api/trpc';
import styles from './sending-page.module.css';

export function ReleaseOrder() {
  const { t } = useTranslation('sending');
  const journeys = useQuery(trpc.sending.importance.queryOptions()).data ?? [];
  if (journeys.length === 0) return null;
  return (
    <div className={styles.order}>
      <strong id="release-order">{t('order.title')}</strong>
      <ol aria-labelledby="release-order">
        {journeys.map(({ journeyId, name, highest, lowest }) => (
          <li key={journeyId}>
            <Link to="/journeys/$journeyId" params={{ journeyId }}>
              {name}
            </Link>
            <span>{highest === lowest ? highest : t('order.range', { lowest, highest })}</span>
          </li>
        ))}
      </ol>
    </div>
  );
}
