/** The views of the messages: what was received, what waits, what hours and limits kept back, and what is kept to send again. */
import { useTranslation } from 'react-i18next';
import { Tabs } from '../../ui/tabs';

const VIEWS = [
  { name: 'received', to: '/messages' },
  { name: 'held', to: '/messages/held' },
  { name: 'unsent', to: '/messages/unsent' },
  { name: 'templates', to: '/messages/templates' },
] as const;

export function MessageTabs({ current }: { current: (typeof VIEWS)[number]['name'] }) {
  const { t } = useTranslation('messages');
  return (
    <Tabs
      label={t('tabs')}
      tabs={VIEWS.map(({ name, to }) => ({ label: t(`tab.${name}`), link: { to }, isActive: name === current }))}
    />
  );
}
