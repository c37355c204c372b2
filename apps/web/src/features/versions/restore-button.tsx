/** Puts what was drawn in an earlier version in the place of the draft. Nothing is published by it. */
import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { errorSentence } from '../../api/errors';
import { client } from '../../api/trpc';
import { Dialog } from '../../ui/dialog';
import { refreshJourneys } from '../journeys/editor/use-draft';
import styles from './restore-button.module.css';
import type { JourneyVersions } from './versions-page';

export function RestoreButton({ journey, number }: { journey: JourneyVersions; number: number }) {
  const { t } = useTranslation('versions');
  const navigate = useNavigate();
  const [isAsking, setAsking] = useState(false);
  const { id: journeyId, draft, draftChanges } = journey;
  const restore = useMutation({
    mutationFn: async () => {
      const { document } = await client.journeys.version.query({ journeyId, number });
      // Based on the draft that is shown here: what somebody else saved since is not lost by it.
      await client.journeys.saveDraft.mutate({ journeyId, document, basedOn: draft.revision });
    },
    onSuccess: () => {
      setAsking(false);
      refreshJourneys();
      notifications.show({ message: t('restored', { number }) });
      void navigate({ to: '/journeys/$journeyId', params: { journeyId } });
    },
    onError: (error) => notifications.show({ color: 'red', message: errorSentence(error, t) }),
  });
  const unpublished = draftChanges ? Object.values(draftChanges).some((count) => count > 0) : false;
  return (
    <>
      <Button onClick={() => setAsking(true)}>{t('restore', { number })}</Button>
      <Dialog opened={isAsking} onClose={() => setAsking(false)} title={t('restore.title', { number })}>
        <p>{t('restore.text')}</p>
        {unpublished && <p className={styles.loss}>{t('restore.loss')}</p>}
        <div className={styles.actions}>
          <Button variant="default" onClick={() => setAsking(false)}>
            {t('shared:cancel')}
          </Button>
          <Button data-autofocus loading={restore.isPending} onClick={() => restore.mutate()}>
            {t('restore.confirm')}
          </Button>
        </div>
      </Dialog>
    </>
  );
}
