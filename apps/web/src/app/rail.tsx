/** The rail on the left: one icon per area, the member and the settings below. */
import { ActionIcon, Tooltip } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Icon } from '../ui/icons';
import { AccountMenu } from './account-menu';
import { PAGES, SETTINGS_PAGE } from './pages';
import { palette } from './palette-store';
import styles from './rail.module.css';

export function Rail() {
  const { t } = useTranslation('app');
  return (
    <nav className={styles.rail} aria-label={t('nav')}>
      <Link to="/" className={styles.logo} aria-label="Kairos" tabIndex={-1}>
        K
      </Link>
      {PAGES.map((page) => (
        <RailLink key={page.id} page={page} />
      ))}
      <span className={styles.space} />
      <Tooltip label={t('palette.open')} position="right">
        <ActionIcon className={styles.item} aria-label={t('palette.open')} onClick={palette.open}>
          <Icon name="search" size={19} weight={1.7} />
        </ActionIcon>
      </Tooltip>
      <AccountMenu />
      <RailLink page={SETTINGS_PAGE} />
    </nav>
  );
}

function RailLink({ page }: { page: (typeof PAGES)[number] | typeof SETTINGS_PAGE }) {
  const { t } = useTranslation('app');
  return (
    <Tooltip label={t(page.id)} position="right">
      <Link to={page.to} className={styles.item} aria-label={t(page.id)} activeOptions={{ exact: page.to === '/' }}>
        <Icon name={page.icon} size={19} weight={1.7} />
      </Link>
    </Tooltip>
  );
}
