/** Lets everybody of the list of failed customers try again. */
import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { errorSentence } from '../../../api/errors';
import { queryClient, trpc } from '../../../api/trpc';
import { useMay } from '../../../app/use-may';
import { FormError } from '../../../ui/form-error';
import styles from './people-panel.module.css';

export function RetryAll({ journeyId, nodeId }: { journeyId: string; nodeId: string | null }) {
  const { t } = useTranslation('live');
  const mayEdit = useMay('edit');
  const retry = useMutation(
    trpc.live.retryRuns.mutationOptions({
      onSettled: () => queryClient.invalidateQueries({ queryKey: trpc.live.pathKey() }),
    }),
  );
  if (!mayEdit) return null;
  return (
    <div className={styles.retry}>
      <Button
        size="compact-sm"
        variant="default"
        loading={retry.isPending}
        onClick={() => retry.mutate({ journeyId, nodeId })}
      >
        {t('parked.retry-all')}
      </Button>
      {retry.data && <span role="status">{t('parked.retried', { count: retry.data.retried })}</span>}
      {retry.error && <FormError>{errorSentence(retry.error, t)}</FormError>}
    </div>
  );
}
