/** Says what it means to send a message past the rules, and does it. */
import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { errorSentence } from '../../api/errors';
import { queryClient, trpc } from '../../api/trpc';
import { useFormat } from '../../i18n/format';
import { Dialog } from '../../ui/dialog';
import { FormError } from '../../ui/form-error';
import type { Withheld } from './withheld-page';
import styles from './withheld-page.module.css';

interface SendAnywayDialogProps {
  message: Withheld | null;
  onClose: () => void;
}

export function SendAnywayDialog({ message, onClose }: SendAnywayDialogProps) {
  const { t } = useTranslation('messages');
  return (
    <Dialog
      opened={message !== null}
      onClose={onClose}
      title={t('anyway.title', { customer: message?.customerLabel ?? '' })}
    >
      {message && <SendAnywayForm message={message} onClose={onClose} />}
    </Dialog>
  );
}

function SendAnywayForm({ message, onClose }: { message: Withheld; onClose: () => void }) {
  const { t } = useTranslation('messages');
  const format = useFormat();
  const send = useMutation(
    trpc.sending.sendAnyway.mutationOptions({
      onSuccess: () => queryClient.invalidateQueries({ queryKey: trpc.sending.pathKey() }),
    }),
  );
  if (send.data) {
    return (
      <div className={styles.form}>
        <p role="status">{t('anyway.done', { moment: format.moment(send.data.leavesAt) })}</p>
        <div className={styles.buttons}>
          <Button onClick={onClose}>{t('shared:close')}</Button>
        </div>
      </div>
    );
  }
  return (
    <div className={styles.form}>
      <p>{t([`anyway.consequence.${message.reason}`, 'anyway.consequence'])}</p>
      <FormError>{send.error && errorSentence(send.error, t)}</FormError>
      <div className={styles.buttons}>
        <Button variant="default" onClick={onClose}>
          {t('shared:cancel')}
        </Button>
        <Button loading={send.isPending} onClick={() => send.mutate({ id: message.id })}>
          {t('anyway.confirm')}
        </Button>
      </div>
    </div>
  );
}
