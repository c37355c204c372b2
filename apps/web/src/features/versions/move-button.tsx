/** Moves customers who are on other versions to the one that is shown, after saying what that means for them. */
import type { MoveChoices } from '@kairos/engine';
import { Button, Loader } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { errorSentence } from '../../api/errors';
import { client, trpc } from '../../api/trpc';
import { Dialog } from '../../ui/dialog';
import { FormError } from '../../ui/form-error';
import { ErrorState } from '../../ui/notice';
import { refreshJourneys } from '../journeys/editor/use-draft';
import { MovePlan } from '../journeys/move/move-plan';
import { useSayMoved } from '../journeys/move/say-moved';
import styles from './move-button.module.css';

const EVERYBODY_GOES: MoveChoices = { byStep: {}, others: 'move' };

export function MoveButton({ journeyId, number }: { journeyId: string; number: number }) {
  const { t } = useTranslation('versions');
  const [isAsking, setAsking] = useState(false);
  return (
    <>
      <Button variant="default" onClick={() => setAsking(true)}>
        {t('move', { number })}
      </Button>
      {isAsking && <MoveDialog journeyId={journeyId} number={number} onClose={() => setAsking(false)} />}
    </>
  );
}

function MoveDialog({ journeyId, number, onClose }: { journeyId: string; number: number; onClose: () => void }) {
  const { t } = useTranslation('versions');
  const sayMoved = useSayMoved();
  const [choices, setChoices] = useState(EVERYBODY_GOES);
  const preview = useQuery(trpc.journeys.movePreview.queryOptions({ journeyId, number }, { staleTime: 0, gcTime: 0 }));
  const move = useMutation({
    mutationFn: () => client.journeys.moveCustomers.mutate({ journeyId, number, choices }),
    onSuccess: (counts) => {
      onClose();
      refreshJourneys();
      notifications.show({ message: sayMoved(counts, number).join(' ') || t('move.none') });
    },
  });
  const { data } = preview;
  return (
    <Dialog opened onClose={onClose} title={t('move.title', { number })} size={560}>
      <div className={styles.form}>
        {preview.isPending && <Loader size="sm" aria-label={t('shared:loading')} />}
        {preview.isError && <ErrorState error={preview.error} onRetry={() => void preview.refetch()} />}
        {data && <p className={styles.text}>{data.places.length === 0 ? t('move.none') : t('move.text')}</p>}
        {data && data.places.length > 0 && (
          <MovePlan
            places={data.places}
            number={number}
            document={data.document}
            choices={choices}
            onChange={setChoices}
          />
        )}
        <FormError>{move.error && errorSentence(move.error, t)}</FormError>
        <div className={styles.actions}>
          <Button variant="default" onClick={onClose}>
            {t('shared:cancel')}
          </Button>
          {data && data.places.length > 0 && (
            <Button loading={move.isPending} onClick={() => move.mutate()}>
              {t('move.confirm')}
            </Button>
          )}
        </div>
      </div>
    </Dialog>
  );
}
