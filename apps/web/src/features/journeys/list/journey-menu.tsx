/** What can be done with a journey in the list. */
import { ActionIcon, Button, Menu } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { errorSentence } from '../../../api/errors';
import { client } from '../../../api/trpc';
import { Dialog } from '../../../ui/dialog';
import { Icon } from '../../../ui/icons';
import { refreshJourneys } from '../editor/use-draft';
import styles from './journey-menu.module.css';
import type { JourneyItem } from './journey-table';

type Action = 'duplicate' | 'archive' | 'restore';

export function JourneyMenu({ journey }: { journey: JourneyItem }) {
  const { t } = useTranslation('journeys');
  const [isAsking, setAsking] = useState(false);
  const journeyId = journey.id;
  const perform = useMutation({
    mutationFn: async (action: Action) => {
      if (action === 'archive') await client.journeys.archive.mutate({ journeyId });
      else if (action === 'restore') await client.journeys.restore.mutate({ journeyId });
      else await client.journeys.duplicate.mutate({ journeyId, name: t('duplicate.name', { name: journey.name }) });
    },
    onSuccess: () => {
      setAsking(false);
      refreshJourneys();
    },
    onError: (error) => notifications.show({ color: 'red', message: errorSentence(error, t) }),
  });
  return (
    <span className={styles.menu}>
      <Menu position="bottom-end" withinPortal shadow="md">
        <Menu.Target>
          <ActionIcon aria-label={t('menu', { name: journey.name })}>
            <Icon name="dots" size={16} weight={2.4} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item leftSection={<Icon name="copy" size={14} />} onClick={() => perform.mutate('duplicate')}>
            {t('duplicate')}
          </Menu.Item>
          {journey.status === 'archived' ? (
            <Menu.Item leftSection={<Icon name="undo" size={14} />} onClick={() => perform.mutate('restore')}>
              {t('restore')}
            </Menu.Item>
          ) : (
            <Menu.Item leftSection={<Icon name="archive" size={14} />} onClick={() => setAsking(true)}>
              {t('archive')}
            </Menu.Item>
          )}
        </Menu.Dropdown>
      </Menu>
      <Dialog opened={isAsking} onClose={() => setAsking(false)} title={t('archive.title', { name: journey.name })}>
        <p>{t(journey.liveNumber === null ? 'archive.draft' : 'archive.live', { count: journey.acting })}</p>
        <div className={styles.actions}>
          <Button variant="default" onClick={() => setAsking(false)}>
            {t('shared:cancel')}
          </Button>
          <Button color="red" loading={perform.isPending} onClick={() => perform.mutate('archive')}>
            {t('archive.confirm')}
          </Button>
        </div>
      </Dialog>
    </span>
  );
}
