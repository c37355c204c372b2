/** Somebody else saved the same draft: both versions are there, and the member chooses. */
import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { errorSentence } from '../../../api/errors';
import { client } from '../../../api/trpc';
import { Dialog } from '../../../ui/dialog';
import styles from './conflict-dialog.module.css';
import { type Journey, type OpenDraft, refreshJourneys, takeOver } from './use-draft';

type Choice = 'copy' | 'mine' | 'theirs';

export function ConflictDialog({ journey, draft }: { journey: Journey; draft: OpenDraft }) {
  const { t } = useTranslation('journeys');
  const settle = useMutation({
    mutationFn: async (choice: Choice) => {
      const mine = draft.store.getState().document;
      if (choice === 'copy') {
        await client.journeys.create.mutate({ name: t('conflict.copy-name', { name: journey.name }), document: mine });
      }
      const stored = (await client.journeys.get.query({ journeyId: journey.id })).draft;
      if (choice === 'mine') draft.autosave.resume(stored, mine);
      else takeOver(draft, stored);
    },
    onSuccess: refreshJourneys,
    onError: (error) => notifications.show({ color: 'red', message: errorSentence(error, t) }),
  });
  const choice = (name: Choice, variant: 'filled' | 'default') => (
    <Button variant={variant} fullWidth loading={settle.isPending} onClick={() => settle.mutate(name)}>
      {t(`conflict.${name}`)}
    </Button>
  );
  return (
    <Dialog opened onClose={() => {}} withCloseButton={false} title={t('conflict.title')}>
      <p className={styles.text}>{t('conflict.text')}</p>
      <div className={styles.choices}>
        {choice('copy', 'filled')}
        {choice('mine', 'default')}
        {choice('theirs', 'default')}
      </div>
    </Dialog>
  );
}
