/** The name of the journey, changed where it stands: Enter or leaving the field saves, Escape takes it back. */
import { notifications } from '@mantine/notifications';
import { useMutation } from '@tanstack/react-query';
import { type KeyboardEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { errorSentence } from '../../../api/errors';
import { trpc } from '../../../api/trpc';
import styles from './journey-name.module.css';
import { refreshJourneys } from './use-draft';

export function JourneyName({ journeyId, name }: { journeyId: string; name: string }) {
  const { t } = useTranslation('journeys');
  const [typed, setTyped] = useState<string | null>(null);
  const isTakenBack = useRef(false);
  const rename = useMutation(
    trpc.journeys.rename.mutationOptions({
      onSuccess: refreshJourneys,
      onError: (error) => notifications.show({ color: 'red', message: errorSentence(error, t) }),
      onSettled: () => setTyped(null),
    }),
  );
  const shown = typed ?? name;

  const leave = () => {
    const wanted = shown.trim();
    if (isTakenBack.current || wanted === '' || wanted === name) setTyped(null);
    else rename.mutate({ journeyId, name: wanted });
    isTakenBack.current = false;
  };
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.key !== 'Enter' && event.key !== 'Escape') return;
    isTakenBack.current = event.key === 'Escape';
    event.currentTarget.blur();
  };
  return (
    <h1 className={styles.heading}>
      <span className={styles.measure} aria-hidden="true">
        {shown}
      </span>
      <input
        className={styles.name}
        size={1}
        value={shown}
        maxLength={120}
        aria-label={t('name')}
        onChange={(event) => setTyped(event.currentTarget.value)}
        onBlur={leave}
        onKeyDown={onKeyDown}
      />
    </h1>
  );
}
