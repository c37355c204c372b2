/** The pages of the settings. */
import { useTranslation } from 'react-i18next';
import { Tabs } from '../../ui/tabs';

const VIEWS = [
  { name: 'general', to: '/settings' },
  { name: 'sending', to: '/settings/sending' },
] as const;

export function SettingsTabs({ current }: { current: (typeof VIEWS)[number]['name'] }) {
  const { t } = useTranslation('settings');
  return (
    <Tabs
      label={t('tabs')}
      tabs={VIEWS.map(({ name, to }) => ({ label: t(`tab.${name}`), link: { to }, isActive: name === current }))}
    />
  );
}
