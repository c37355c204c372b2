/** The list of journeys. */
import { Button, Switch } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useChanges } from '../../../api/live';
import { trpc } from '../../../api/trpc';
import { useMay } from '../../../app/use-may';
import { Icon } from '../../../ui/icons';
import { EmptyState, ErrorState } from '../../../ui/notice';
import { Page } from '../../../ui/page';
import { JourneyTable } from './journey-table';
import styles from './journeys-page.module.css';
import { NewJourneyModal } from './new-journey-modal';

export function JourneysPage() {
  const { t } = useTranslation('journeys');
  const mayEdit = useMay('edit');
  const [isMaking, setMaking] = useState(false);
  const [showsArchive, setShowsArchive] = useState(false);
  const journeys = useQuery(trpc.journeys.list.queryOptions());
  useChanges('flow', () => void journeys.refetch());
  useChanges('journeys', () => void journeys.refetch());

  const all = journeys.data ?? [];
  const shown = all.filter((journey) => showsArchive || journey.status !== 'archived');
  const archived = all.filter((journey) => journey.status === 'archived').length;
  const make = mayEdit && (
    <Button leftSection={<Icon name="plus" size={14} weight={2.2} />} onClick={() => setMaking(true)}>
      {t('new')}
    </Button>
  );

  return (
    <Page title={t('title')} actions={make}>
      {journeys.isError && <ErrorState error={journeys.error} onRetry={() => void journeys.refetch()} />}
      {journeys.isSuccess && shown.length === 0 && (
        <EmptyState icon="journeys" title={t('none.title')} action={make}>
          {t('none.text')}
        </EmptyState>
      )}
      {!journeys.isError && !(journeys.isSuccess && shown.length === 0) && (
        <JourneyTable journeys={shown} isLoading={journeys.isPending} mayEdit={mayEdit} />
      )}
      {archived > 0 && (
        <Switch
          className={styles.archive}
          checked={showsArchive}
          onChange={(event) => setShowsArchive(event.currentTarget.checked)}
          label={t('archive.show', { count: archived })}
        />
      )}
      <NewJourneyModal isOpen={isMaking} onClose={() => setMaking(false)} />
    </Page>
  );
}
