/** Removing a customer, or the word that they are removed with the way back. */
import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { errorSentence } from '../../api/errors';
import { queryClient, trpc } from '../../api/trpc';
import { useMay } from '../../app/use-may';
import { useFormat } from '../../i18n/format';
import { Card } from '../../ui/card';
import { Dialog } from '../../ui/dialog';
import { FormError } from '../../ui/form-error';
import { ChangeForm } from './change-form';
import type { Customer } from './profile-card';

const readAgain = () => queryClient.invalidateQueries({ queryKey: trpc.customers.pathKey() });

/** Stands on the page only while the customer is removed. */
export function RemovedCard({ customer }: { customer: Customer }) {
  const { t } = useTranslation('customers');
  const format = useFormat();
  const mayEdit = useMay('edit');
  const restore = useMutation(trpc.customers.restore.mutationOptions({ onSuccess: readAgain }));
  if (customer.removedAt === null) return null;
  return (
    <Card
      title={t('removed')}
      hint={t('removed.hint', { date: format.date(customer.removedAt) })}
      action={
        mayEdit && (
          <Button
            size="compact-xs"
            variant="default"
            loading={restore.isPending}
            onClick={() => restore.mutate({ customerId: customer.id })}
          >
            {t('restore')}
          </Button>
        )
      }
    >
      <FormError>{restore.error && errorSentence(restore.error, t)}</FormError>
    </Card>
  );
}

export function RemoveButton({ customer }: { customer: Customer }) {
  const { t } = useTranslation('customers');
  const mayEdit = useMay('edit');
  const [isOpen, setOpen] = useState(false);
  if (!mayEdit || customer.removedAt !== null) return null;
  return (
    <>
      <Button size="compact-sm" variant="subtle" color="red" onClick={() => setOpen(true)}>
        {t('remove')}
      </Button>
      <Dialog opened={isOpen} onClose={() => setOpen(false)} title={t('remove.modal')}>
        <RemoveForm customerId={customer.id} onClose={() => setOpen(false)} />
      </Dialog>
    </>
  );
}

function RemoveForm({ customerId, onClose }: { customerId: string; onClose: () => void }) {
  const { t } = useTranslation('customers');
  const remove = useMutation(
    trpc.customers.remove.mutationOptions({
      onSuccess: async () => {
        await readAgain();
        onClose();
      },
    }),
  );
  return (
    <ChangeForm
      consequence={t('remove.consequence')}
      confirm={t('remove.confirm')}
      isHarsh
      change={remove}
      onSubmit={() => remove.mutate({ customerId })}
      onClose={onClose}
    />
  );
}
