/** The rail on the left: one icon per area. */
import { Tooltip } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Icon } from '../ui/icons';
import { PAGES } from './pages';
import styles from './rail.module.css';

export function Rail() {
  const { t } = useTranslation('app');
  return (
    <nav className={styles.rail} aria-label={t('nav')}>
      <Link to="/" className={styles.logo} aria-label="Kairos" tabIndex={-1}>
        K
      </Link>
      {PAGES.map((page) => (
        <Tooltip key={page.id} label={t(page.id)} position="right">
          <Link
            to={page.to}
            className={styles.item}
            aria-label={t(page.id)}
            activeOptions={{ exact: page.to === '/' }}
            data-page={page.id}
          >
            <Icon name={page.icon} size={19} weight={1.7} />
          </Link>
        </Tooltip>
      ))}
    </nav>
  );
}
