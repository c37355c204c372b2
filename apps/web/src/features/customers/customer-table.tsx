/** Customers as rows; the whole row leads to the customer. */
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { ApiOutputs } from '../../api/trpc';
import { useFormat } from '../../i18n/format';
import { SkeletonRows } from '../../ui/skeleton-rows';
import table from '../../ui/table.module.css';
import { nameOf, textAttribute } from './customer-name';
import styles from './customers-page.module.css';

type Customer = ApiOutputs['customers']['find']['customers'][number];

interface CustomerTableProps {
  customers: Customer[];
  isLoading: boolean;
  /** Rows of an earlier search, shown until the new ones are there. */
  isStale: boolean;
}

export function CustomerTable({ customers, isLoading, isStale }: CustomerTableProps) {
  const { t } = useTranslation('customers');
  return (
    <div className={`${table.frame} ${isStale ? styles.stale : ''}`}>
      <table className={table.table} aria-busy={isLoading}>
        <colgroup>
          <col className={styles.labelColumn} />
          <col className={styles.nameColumn} />
          <col className={table.extra} />
          <col style={{ width: 168 }} />
          <col className={table.extra} style={{ width: 96 }} />
        </colgroup>
        <thead>
          <tr>
            <th scope="col">{t('column.customer')}</th>
            <th scope="col">{t('column.name')}</th>
            <th scope="col" className={table.extra}>
              {t('column.email')}
            </th>
            <th scope="col">{t('column.last-seen')}</th>
            <th scope="col" className={`${table.number} ${table.extra}`}>
              {t('column.events')}
            </th>
          </tr>
        </thead>
        <tbody>
          {isLoading ? (
            <SkeletonRows columns={5} />
          ) : (
            customers.map((customer) => <CustomerRow key={customer.id} customer={customer} />)
          )}
        </tbody>
      </table>
    </div>
  );
}

function CustomerRow({ customer }: { customer: Customer }) {
  const format = useFormat();
  return (
    <tr data-clickable>
      <td className={`${table.strong} ${table.figures}`}>
        <Link to="/customers/$customerId" params={{ customerId: customer.id }} className={table.cover}>
          {customer.label}
        </Link>
      </td>
      <td>{nameOf(customer.attributes)}</td>
      <td className={`${table.muted} ${table.extra}`}>{textAttribute(customer.attributes, 'email')}</td>
      <td className={`${table.muted} ${table.figures}`}>{format.moment(customer.lastSeenAt)}</td>
      <td className={`${table.number} ${table.extra}`}>{format.number(customer.events)}</td>
    </tr>
  );
}
