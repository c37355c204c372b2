/** Asks how a journey is to stand still: what becomes of those who wait, and of those who would enter. */
import { PAUSE_ENTRIES, PAUSE_MODES, type PauseEntries, type PauseMode } from '@kairos/engine';
import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { errorSentence } from '../../../api/errors';
import { client } from '../../../api/trpc';
import { Dialog } from '../../../ui/dialog';
import { FormError } from '../../../ui/form-error';
import { refreshJourneys } from '../editor/use-draft';
import { Choice } from './choice';
import styles from './pause.module.css';

export function PauseDialog({ journeyId, onClose }: { journeyId: string; onClose: () => void }) {
  const { t } = useTranslation('journeys');
  const [mode, setMode] = useState<PauseMode>('freeze');
  const [entries, setEntries] = useState<PauseEntries>('refuse');
  const pause = useMutation({
    mutationFn: () => client.journeys.pause.mutate({ journeyId, mode, entries }),
    onSuccess: () => {
      onClose();
      refreshJourneys();
      notifications.show({ message: t('paused') });
    },
  });
  const answerOf = <Name extends string>(question: string, value: Name) => ({
    value,
    label: t(`pause.${question}.${value}`),
    text: t(`pause.${question}.${value}.text`),
  });
  return (
    <Dialog opened onClose={onClose} title={t('pause.title')} size={520}>
      <div className={styles.form}>
        <p className={styles.text}>{t('pause.text')}</p>
        <Choice
          label={t('pause.mode')}
          answers={PAUSE_MODES.map((value) => answerOf('mode', value))}
          value={mode}
          onChange={setMode}
        />
        <Choice
          label={t('pause.entries')}
          answers={PAUSE_ENTRIES.map((value) => answerOf('entries', value))}
          value={entries}
          onChange={setEntries}
        />
        <FormError>{pause.error && errorSentence(pause.error, t)}</FormError>
        <div className={styles.actions}>
          <Button variant="default" onClick={onClose}>
            {t('shared:cancel')}
          </Button>
          <Button loading={pause.isPending} onClick={() => pause.mutate()} data-autofocus>
            {t('pause.confirm')}
          </Button>
        </div>
      </div>
    </Dialog>
  );
}
