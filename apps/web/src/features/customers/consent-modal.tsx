/** Asks how the member knows, says what follows, and records it. */
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { queryClient, trpc } from '../../api/trpc';
import { Dialog } from '../../ui/dialog';
import { ChangeForm, ReasonInput } from './change-form';
import type { ConsentChange } from './consent-card';
import type { Customer } from './profile-card';

interface ConsentModalProps {
  customer: Customer;
  change: ConsentChange | null;
  onClose: () => void;
}

export function ConsentModal({ customer, change, onClose }: ConsentModalProps) {
  const { t } = useTranslation('customers');
  const title = change ? t(`consent.modal.${change.state}`, { channel: t(`channel.${change.channel}`) }) : '';
  return (
    <Dialog opened={change !== null} onClose={onClose} title={title}>
      {change && <ConsentForm customer={customer} change={change} onClose={onClose} />}
    </Dialog>
  );
}

function ConsentForm({ customer, change, onClose }: ConsentModalProps & { change: ConsentChange }) {
  const { t } = useTranslation('customers');
  const [source, setSource] = useState('');
  const record = useMutation(
    trpc.customers.recordConsent.mutationOptions({
      onSuccess: async () => {
        await queryClient.invalidateQueries({ queryKey: trpc.customers.get.queryKey() });
        onClose();
      },
    }),
  );

  return (
    <ChangeForm
      consequence={t(`consent.consequence.${change.state}`, { channel: t(`channel.${change.channel}`) })}
      confirm={t(`consent.confirm.${change.state}`)}
      change={record}
      onSubmit={() => record.mutate({ customerId: customer.id, ...change, source })}
      onClose={onClose}
    >
      <ReasonInput
        label={t('consent.source')}
        example={t('consent.source.example')}
        value={source}
        onChange={setSource}
      />
    </ChangeForm>
  );
}
