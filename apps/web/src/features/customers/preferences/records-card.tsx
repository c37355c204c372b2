/** Every wish that was recorded, the newest first. */
import { useTranslation } from 'react-i18next';
import { Card } from '../../../ui/card';
import type { Preferences } from './customer-preferences';
import styles from './preferences.module.css';
import { useSayWish } from './say-wish';
import { Origin } from './wish-line';

export function RecordsCard({ records }: { records: Preferences['records'] }) {
  const { t } = useTranslation('customers');
  const { say } = useSayWish();
  return (
    <Card title={t('wish.history')}>
      {records.length === 0 && <p className={styles.quiet}>{t('wish.history.none')}</p>}
      <ol className={styles.records}>
        {records.map((record) => (
          <li key={record.id}>
            <span>{say(record.wish)}</span>
            <small>
              <Origin record={record} />
            </small>
          </li>
        ))}
      </ol>
    </Card>
  );
}
