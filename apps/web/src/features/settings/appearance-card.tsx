/** Language and theme. The language goes with the member, the theme stays with the machine. */
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { trpc } from '../../api/trpc';
import { LanguageSwitch } from '../../i18n/language-switch';
import { Card } from '../../ui/card';
import { ThemeSwitch } from '../../ui/theme-switch';
import styles from './settings-page.module.css';

export function AppearanceCard() {
  const { t } = useTranslation('settings');
  const change = useMutation(trpc.settings.changeProfile.mutationOptions());
  return (
    <Card title={t('appearance.title')}>
      <div className={styles.row}>
        <span>{t('shared:language')}</span>
        <LanguageSwitch onChoose={(language) => change.mutate({ language })} />
      </div>
      <div className={styles.row}>
        <span>{t('app:account.theme')}</span>
        <ThemeSwitch />
      </div>
    </Card>
  );
}
