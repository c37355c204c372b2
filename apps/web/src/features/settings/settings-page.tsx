/** What can be set: about you, about the workspace, about what may send events. */
import { useTranslation } from 'react-i18next';
import { useMay } from '../../app/use-may';
import { Page } from '../../ui/page';
import { AppearanceCard } from './appearance-card';
import { EndpointsCard } from './endpoints-card';
import { PasswordCard } from './password-card';
import { ProfileCard } from './profile-card';
import styles from './settings-page.module.css';
import { SettingsTabs } from './settings-tabs';
import { WorkspaceCard } from './workspace-card';
import { WriteKeysCard } from './write-keys-card';

export function SettingsPage() {
  const { t } = useTranslation('settings');
  const mayEdit = useMay('edit');
  return (
    <Page title={t('title')} tabs={<SettingsTabs current="general" />} layout="read">
      <div className={styles.cards}>
        <h2 className={styles.group}>{t('group.you')}</h2>
        <ProfileCard />
        <AppearanceCard />
        <PasswordCard />
        <h2 className={styles.group}>{t('group.workspace')}</h2>
        <WorkspaceCard />
        {mayEdit && <WriteKeysCard />}
        {mayEdit && <EndpointsCard />}
      </div>
    </Page>
  );
}
