/** Attributes as last reported, and the identifiers that lead here. */
import type { JsonValue } from '@kairos/engine';
import { useTranslation } from 'react-i18next';
import type { ApiOutputs } from '../../api/trpc';
import { useFormat } from '../../i18n/format';
import { Card, Facts } from '../../ui/card';
import { Pill } from '../../ui/pill';
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
          { name: t('zone.name'), value: <Zone zone={customer.zone} /> },
          ...attributes.map(([name, value]) => ({ name, value: <AttributeValue value={value} /> })),
        ]}
      />
      {attributes.length === 0 && <p className={styles.quiet}>{t('profile.no-attributes')}</p>}
    </Card>
  );
}

/** The zone whose clock holds, and why when it is not the customer's own. */
function Zone({ zone: { timeZone, fallbackBecause } }: { zone: Customer['zone'] }) {
  const { t } = useTranslation('customers');
  return (
    <>
      {timeZone}{' '}
      {fallbackBecause === 'invalid' && (
        <span role="alert">
          <Pill tone="trouble">{t('zone.invalid')}</Pill>
          <span className={styles.remark}>{t('zone.invalid.hint')}</span>
        </span>
      )}
      {fallbackBecause === 'missing' && <span className={styles.remark}>{t('zone.missing')}</span>}
    </>
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
