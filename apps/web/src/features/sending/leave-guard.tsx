/** Asks before a page is left whose rules are not saved. */
import { Button } from '@mantine/core';
import { useBlocker } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Dialog } from '../../ui/dialog';
import styles from './sending-page.module.css';

export function LeaveGuard({ isChanged }: { isChanged: boolean }) {
  const { t } = useTranslation('sending');
  const { status, proceed, reset } = useBlocker({
    shouldBlockFn: () => isChanged,
    enableBeforeUnload: isChanged,
    withResolver: true,
  });
  return (
    <Dialog opened={status === 'blocked'} onClose={() => reset?.()} title={t('leave.title')}>
      <p>{t('leave.consequence')}</p>
      <div className={styles.buttons}>
        <Button variant="default" onClick={() => reset?.()}>
          {t('leave.stay')}
        </Button>
        <Button color="red" onClick={() => proceed?.()}>
          {t('leave.go')}
        </Button>
      </div>
    </Dialog>
  );
}
