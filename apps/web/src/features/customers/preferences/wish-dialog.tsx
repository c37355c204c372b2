/** Changes one wish on the customer's behalf: what it is from now on, and how the member knows. */
import type { Wish } from '@kairos/engine';
import { Button, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { errorSentence } from '../../../api/errors';
import { queryClient, trpc } from '../../../api/trpc';
import { Dialog } from '../../../ui/dialog';
import { FormError } from '../../../ui/form-error';
import styles from './preferences.module.css';
import { useSayWish } from './say-wish';
import { WishInput } from './wish-input';

interface WishDialogProps {
  customerId: string;
  wish: Wish | null;
  onClose: () => void;
}

export function WishDialog({ customerId, wish, onClose }: WishDialogProps) {
  const { t } = useTranslation('customers');
  const title = wish ? t(`wish.about.${wish.about}`) : '';
  return (
    <Dialog opened={wish !== null} onClose={onClose} title={title}>
      {wish && <WishForm customerId={customerId} wish={wish} onClose={onClose} />}
    </Dialog>
  );
}

function WishForm({ customerId, wish: before, onClose }: WishDialogProps & { wish: Wish }) {
  const { t } = useTranslation('customers');
  const { say } = useSayWish();
  const [wish, setWish] = useState(before);
  const [reason, setReason] = useState('');
  const record = useMutation(
    trpc.customers.recordWish.mutationOptions({
      onSuccess: async () => {
        await queryClient.invalidateQueries({ queryKey: trpc.customers.pathKey() });
        onClose();
      },
    }),
  );

  function submit(event: FormEvent) {
    event.preventDefault();
    record.mutate({ customerId, wish, reason });
  }

  return (
    <form className={styles.form} onSubmit={submit}>
      <WishInput wish={wish} onChange={setWish} />
      <TextInput
        label={t('wish.reason')}
        placeholder={t('wish.reason.example')}
        required
        withAsterisk={false}
        data-autofocus
        maxLength={200}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      <p className={styles.consequence}>{t('wish.consequence', { wish: say(wish) })}</p>
      <FormError>{record.error && errorSentence(record.error, t)}</FormError>
      <div className={styles.buttons}>
        <Button variant="default" onClick={onClose}>
          {t('shared:cancel')}
        </Button>
        <Button type="submit" loading={record.isPending}>
          {t('wish.record')}
        </Button>
      </div>
    </form>
  );
}
