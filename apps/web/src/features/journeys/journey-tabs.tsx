/** Drawing and live view of the same journey; the live view exists once something was published. */
import { useTranslation } from 'react-i18next';
import { Tabs } from '../../ui/tabs';

interface JourneyTabsProps {
  journeyId: string;
  current: 'design' | 'live';
  isPublished: boolean;
}

export function JourneyTabs({ journeyId, current, isPublished }: JourneyTabsProps) {
  const { t } = useTranslation('journeys');
  if (!isPublished) return null;
  return (
    <Tabs
      label={t('tabs')}
      tabs={[
        {
          label: t('tab.design'),
          link: { to: '/journeys/$journeyId', params: { journeyId } },
          isActive: current === 'design',
        },
        {
          label: t('tab.live'),
          link: { to: '/journeys/$journeyId/live', params: { journeyId } },
          isActive: current === 'live',
        },
      ]}
    />
  );
}
