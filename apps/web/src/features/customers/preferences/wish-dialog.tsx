/** Changes one wish on the customer's behalf: what it is from now on, and how the member knows. */
import type { Wish } from '@kairos/engine';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { queryClient, trpc } from '../../../api/trpc';
import { Dialog } from '../../../ui/dialog';
import { ChangeForm, ReasonInput } from '../change-form';
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

  return (
    <ChangeForm
      consequence={t('wish.consequence', { wish: say(wish) })}
      confirm={t('wish.record')}
      change={record}
      onSubmit={() => record.mutate({ customerId, wish, reason })}
      onClose={onClose}
    >
      <WishInput wish={wish} onChange={setWish} />
      <ReasonInput label={t('wish.reason')} example={t('wish.reason.example')} value={reason} onChange={setReason} />
    </ChangeForm>
  );
}
