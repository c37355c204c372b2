/** Says how many campaigns would start and what that means, starts them batch by batch, and tells what came of it. */
import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { errorSentence } from '../../../api/errors';
import { type ApiOutputs, client, queryClient, trpc } from '../../../api/trpc';
import { useFormat } from '../../../i18n/format';
import { Dialog } from '../../../ui/dialog';
import { FormError } from '../../../ui/form-error';
import styles from './release-dialog.module.css';

interface ReleaseDialogProps {
  journeyId: string;
  waiting: ApiOutputs['live']['silentStarts'];
  onClose: () => void;
}

export function ReleaseDialog({ journeyId, waiting, onClose }: ReleaseDialogProps) {
  const { t } = useTranslation('live');
  const format = useFormat();
  const { starts, customers } = waiting;
  const lookAgain = () => queryClient.invalidateQueries({ queryKey: trpc.live.silentStarts.queryKey() });
  const release = useMutation({ mutationFn: () => releaseAll(journeyId), onSettled: lookAgain });
  const forget = useMutation(
    trpc.live.forgetSilent.mutationOptions({
      onSuccess: async () => {
        await lookAgain();
        onClose();
      },
    }),
  );
  const counted = (key: string, count: number) => t(key, { count, shown: format.number(count) });
  const isBusy = release.isPending || forget.isPending;
  if (release.data) {
    const { started, passedOver } = release.data;
    return (
      <Dialog opened onClose={onClose} title={t('silent.row')}>
        <div className={styles.told} role="status">
          <p>{counted('silent.started', started)}</p>
          {passedOver > 0 && <p>{counted('silent.passed', passedOver)}</p>}
          {starts > 0 && <p>{counted('silent.left', starts)}</p>}
        </div>
        <div className={styles.actions}>
          <Button onClick={onClose} data-autofocus>
            {t('shared:close')}
          </Button>
        </div>
      </Dialog>
    );
  }
  const failure = release.error ?? forget.error;
  return (
    <Dialog opened onClose={onClose} title={counted('silent.dialog', starts)} size={520}>
      <div className={styles.told}>
        <p>{counted('silent.who', customers)}</p>
        <p>{t('silent.what')}</p>
        <p>{t('silent.checks')}</p>
      </div>
      <FormError>{failure && errorSentence(failure, t)}</FormError>
      <div className={styles.actions}>
        <Button
          variant="subtle"
          color="gray"
          disabled={isBusy}
          className={styles.forget}
          onClick={() => forget.mutate({ journeyId })}
        >
          {t('silent.forget')}
        </Button>
        <Button variant="default" disabled={isBusy} onClick={onClose}>
          {t('shared:cancel')}
        </Button>
        <Button loading={isBusy} onClick={() => release.mutate()} data-autofocus>
          {counted('silent.confirm', starts)}
        </Button>
      </div>
    </Dialog>
  );
}

/** The server takes some hundreds of customers at a time, so that nobody else has to wait. */
async function releaseAll(journeyId: string): Promise<{ started: number; passedOver: number }> {
  const total = { started: 0, passedOver: 0 };
  for (;;) {
    const { started, passedOver, isDone } = await client.live.releaseSilent.mutate({ journeyId });
    total.started += started;
    total.passedOver += passedOver;
    if (isDone) return total;
  }
}
