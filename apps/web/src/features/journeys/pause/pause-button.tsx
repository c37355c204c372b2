/** Pauses a journey that is live, or lets a paused one go on; each says first what it does. */
import { Button } from '@mantine/core';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type PageCommand, usePageCommands } from '../../../app/page-commands';
import { Icon } from '../../../ui/icons';
import styles from './pause.module.css';
import { PauseDialog } from './pause-dialog';
import { ResumeDialog } from './resume-dialog';

interface PauseButtonProps {
  journeyId: string;
  status: 'draft' | 'live' | 'paused' | 'archived';
}

export function PauseButton({ journeyId, status }: PauseButtonProps) {
  const { t } = useTranslation('journeys');
  const [isAsking, setAsking] = useState(false);
  const canChange = status === 'live' || status === 'paused';
  const icon = status === 'paused' ? 'play' : 'pause';
  const label = status === 'paused' ? t('resume') : t('pause');
  const commands = useMemo(
    (): PageCommand[] => (canChange ? [{ id: 'pause', label, icon, run: () => setAsking(true) }] : []),
    [canChange, icon, label],
  );
  usePageCommands(commands);
  if (!canChange) return null;
  const close = () => setAsking(false);
  return (
    <>
      <Button
        className={styles.button}
        variant="default"
        aria-label={label}
        leftSection={<Icon name={icon} size={14} weight={2.2} />}
        onClick={() => setAsking(true)}
      >
        <span className={styles.label}>{label}</span>
      </Button>
      {isAsking && status === 'live' && <PauseDialog journeyId={journeyId} onClose={close} />}
      {isAsking && status === 'paused' && <ResumeDialog journeyId={journeyId} onClose={close} />}
    </>
  );
}
