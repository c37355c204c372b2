/** The views of one journey: drawn, tried, live and in its versions. The last two exist once something was published. */
import { useNavigate } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { type PageCommand, usePageCommands } from '../../app/page-commands';
import { Tabs } from '../../ui/tabs';

const VIEWS = [
  { name: 'design', to: '/journeys/$journeyId' },
  { name: 'try', to: '/journeys/$journeyId/try' },
  { name: 'live', to: '/journeys/$journeyId/live' },
  { name: 'versions', to: '/journeys/$journeyId/versions' },
] as const;

interface JourneyTabsProps {
  journeyId: string;
  current: (typeof VIEWS)[number]['name'];
  isPublished: boolean;
}

export function JourneyTabs({ journeyId, current, isPublished }: JourneyTabsProps) {
  const { t } = useTranslation('journeys');
  const navigate = useNavigate();
  const shown = VIEWS.filter(({ name }) => isPublished || name === current || name === 'design' || name === 'try');
  const commands = useMemo(
    () =>
      VIEWS.filter(({ name }) => name !== current && (isPublished || name === 'design' || name === 'try')).map(
        ({ name, to }): PageCommand => ({
          id: `view-${name}`,
          label: t('command.view', { view: t(`tab.${name}`) }),
          icon: 'journeys',
          run: () => void navigate({ to, params: { journeyId } }),
        }),
      ),
    [current, isPublished, journeyId, navigate, t],
  );
  usePageCommands(commands);
  return (
    <Tabs
      label={t('tabs')}
      tabs={shown.map(({ name, to }) => ({
        label: t(`tab.${name}`),
        link: { to, params: { journeyId } },
        isActive: name === current,
      }))}
    />
  );
}
