/** Asks before a place is left where something was changed and not saved. */
import { Button } from '@mantine/core';
import { useBlocker } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Dialog } from './dialog';
import styles from './dialog-form.module.css';

interface LeaveGuardProps {
  isChanged: boolean;
  /** What is lost, in a sentence. */
  consequence: string;
}

export function LeaveGuard({ isChanged, consequence }: LeaveGuardProps) {
  const { t } = useTranslation('shared');
  const { status, proceed, reset } = useBlocker({
    shouldBlockFn: () => isChanged,
    enableBeforeUnload: isChanged,
    withResolver: true,
  });
  return (
    <Dialog opened={status === 'blocked'} onClose={() => reset?.()} title={t('leave.title')}>
      <div className={styles.form}>
        <p>{consequence}</p>
        <div className={styles.buttons}>
          <Button variant="default" onClick={() => reset?.()}>
            {t('leave.stay')}
          </Button>
          <Button color="red" onClick={() => proceed?.()}>
            {t('leave.go')}
          </Button>
        </div>
      </div>
    </Dialog>
  );
}
