/** Attributes as last reported, and the identifiers that lead here. */
import type { JsonValue } from '@kairos/engine';
import { useTranslation } from 'react-i18next';
import type { ApiOutputs } from '../../api/trpc';
import { useFormat } from '../../i18n/format';
import { Card, Facts } from '../../ui/card';
import styles from './customer-page.module.css';

export type Customer = ApiOutputs['customers']['get'];

export function ProfileCard({ customer }: { customer: Customer }) {
  const { t } = useTranslation('customers');
  const format = useFormat();
  const attributes = Object.entries(customer.attributes).sort(([a], [b]) => a.localeCompare(b));
  return (
    <Card title={t('profile.title')}>
      <Facts
        facts={[
          ...customer.keys.map((key) => ({ name: t(`key.${key.namespace}`), value: key.value })),
          { name: t('profile.first-seen'), value: format.moment(customer.firstSeenAt) },
          { name: t('profile.last-seen'), value: format.moment(customer.lastSeenAt) },
          ...attributes.map(([name, value]) => ({ name, value: <AttributeValue value={value} /> })),
        ]}
      />
      {attributes.length === 0 && <p className={styles.quiet}>{t('profile.no-attributes')}</p>}
    </Card>
  );
}

function AttributeValue({ value }: { value: JsonValue }) {
  const { t } = useTranslation('shared');
  const format = useFormat();
  if (typeof value === 'string') return value;
  if (typeof value === 'number') return format.number(value);
  if (typeof value === 'boolean') return t(value ? 'yes' : 'no');
  return <pre className={styles.json}>{JSON.stringify(value, null, 1)}</pre>;
}
