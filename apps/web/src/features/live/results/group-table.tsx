/** Groups of customers side by side: how many, how many of them reached the goal, and what share that is. */
import { rateOf } from '@kairos/engine';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../i18n/format';
import styles from './results.module.css';

export interface Group {
  id: string;
  name: string;
  entered: number;
  reached: number;
  /** What stands in the last column. */
  more?: ReactNode;
}

interface GroupTableProps {
  label: string;
  groups: readonly Group[];
  /** Heads of the columns that differ. */
  heads: { group: string; more?: string };
}

export function GroupTable({ label, groups, heads }: GroupTableProps) {
  const { t } = useTranslation('live');
  const format = useFormat();
  return (
    <table className={styles.table} aria-label={label}>
      <thead>
        <tr>
          <th scope="col">{heads.group}</th>
          <th scope="col">{t('results.customers')}</th>
          <th scope="col">{t('results.reached')}</th>
          <th scope="col">{t('results.rate')}</th>
          {heads.more && <th scope="col">{heads.more}</th>}
        </tr>
      </thead>
      <tbody>
        {groups.map((group) => (
          <tr key={group.id}>
            <th scope="row">{group.name}</th>
            <td>{format.number(group.entered)}</td>
            <td>{format.number(group.reached)}</td>
            <td>{group.entered === 0 ? '–' : format.percent(rateOf(group))}</td>
            {heads.more && <td>{group.more}</td>}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
