/** What can be done for a customer whose step went wrong: try it again, or take the customer out. */
import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { errorSentence } from '../../../api/errors';
import { queryClient, trpc } from '../../../api/trpc';
import { useMay } from '../../../app/use-may';
import { FormError } from '../../../ui/form-error';
import styles from './run-panel.module.css';
import type { RunStory } from './run-story';

export function ParkedRun({ story }: { story: RunStory }) {
  const { t } = useTranslation('live');
  const mayEdit = useMay('edit');
  const refresh = { onSettled: () => queryClient.invalidateQueries({ queryKey: trpc.live.pathKey() }) };
  const retry = useMutation(trpc.live.retryRun.mutationOptions(refresh));
  const end = useMutation(trpc.live.endRun.mutationOptions(refresh));
  if (!story.isParked) return null;
  const error = retry.error ?? end.error;
  const isBusy = retry.isPending || end.isPending;
  return (
    <div className={styles.parked} role="group" aria-label={t('parked.title')}>
      <h3>{t('parked.title')}</h3>
      <p>{mayEdit ? t([`parked.text.${story.failure?.code}`, 'parked.text']) : t('parked.may-not')}</p>
      {mayEdit && (
        <div className={styles.answers}>
          <Button
            size="compact-sm"
            loading={retry.isPending}
            disabled={isBusy}
            onClick={() => retry.mutate({ runId: story.id })}
          >
            {t('parked.retry')}
          </Button>
          <Button
            size="compact-sm"
            variant="default"
            loading={end.isPending}
            disabled={isBusy}
            onClick={() => end.mutate({ runId: story.id })}
          >
            {t('parked.end')}
          </Button>
        </div>
      )}
      {error && <FormError>{errorSentence(error, t)}</FormError>}
    </div>
  );
}
