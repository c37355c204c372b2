/** The rail, the room for a page, and what is there on every page: live changes, command palette, key list. */
import { Outlet } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { LiveChanges } from '../api/live';
import { CommandPalette } from './command-palette';
import { useGoKeys } from './go-keys';
import { Rail } from './rail';
import styles from './shell.module.css';
import { Shortcuts } from './shortcuts';
import { useMemberLanguage } from './use-member-language';
import { useWorkspaceRefresh } from './workspace';

export function Shell() {
  const { t } = useTranslation('app');
  useWorkspaceRefresh();
  useMemberLanguage();
  useGoKeys();
  return (
    <div className={styles.shell}>
      <a href="#content" className={styles.skip}>
        {t('skip')}
      </a>
      <Rail />
      <Outlet />
      <LiveChanges />
      <CommandPalette />
      <Shortcuts />
    </div>
  );
}
