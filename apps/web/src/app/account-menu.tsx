/** The member: which workspace, theme, shortcuts, the way out. */
import { Menu, UnstyledButton, useMantineColorScheme } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { chosenWorkspace } from '../api/chosen-workspace';
import { Icon } from '../ui/icons';
import { THEMES } from '../ui/theme-switch';
import styles from './account-menu.module.css';
import { useMe } from './me';
import { openShortcuts } from './shortcuts';
import { useSignOut } from './use-sign-out';
import { useWorkspace } from './workspace';

export function AccountMenu() {
  const { t } = useTranslation('app');
  const me = useMe();
  const workspace = useWorkspace();
  const signOut = useSignOut();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  return (
    <Menu position="right-end" width={264} shadow="md" offset={12}>
      <Menu.Target>
        <UnstyledButton className={styles.avatar} aria-label={t('account')}>
          {initialsOf(me.name)}
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <div className={styles.who}>
          <strong>{me.name}</strong>
          <span>{`${workspace.name} · ${t(`account.role.${workspace.role}`)}`}</span>
        </div>
        {me.workspaces.length > 1 && (
          <>
            <Menu.Label>{t('account.workspaces')}</Menu.Label>
            {me.workspaces.map((each) => (
              <Menu.Item
                key={each.workspaceId}
                onClick={() => enter(each.workspaceId)}
                rightSection={each.workspaceId === workspace.workspaceId && <Icon name="check" size={14} />}
              >
                {each.name}
              </Menu.Item>
            ))}
            <Menu.Divider />
          </>
        )}
        <Menu.Label>{t('account.theme')}</Menu.Label>
        {THEMES.map((theme) => (
          <Menu.Item
            key={theme}
            closeMenuOnClick={false}
            onClick={() => setColorScheme(theme)}
            rightSection={theme === colorScheme && <Icon name="check" size={14} />}
          >
            {t(`theme.${theme}`)}
          </Menu.Item>
        ))}
        <Menu.Divider />
        <Menu.Item leftSection={<Icon name="keyboard" />} rightSection={<kbd>?</kbd>} onClick={openShortcuts}>
          {t('account.shortcuts')}
        </Menu.Item>
        <Menu.Item leftSection={<Icon name="sign-out" />} onClick={signOut}>
          {t('account.sign-out')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

/** Nothing of the other workspace may linger, so the application starts anew. */
function enter(workspaceId: string): void {
  chosenWorkspace.write(workspaceId);
  location.assign('/');
}

function initialsOf(name: string): string {
  const words = name.split(/\s+/).filter(Boolean);
  const letters = [words[0], words.length > 1 ? words.at(-1) : undefined].map((word) => word?.charAt(0) ?? '');
  return letters.join('').toUpperCase();
}
