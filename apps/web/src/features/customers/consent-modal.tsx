/** Asks how the member knows, says what follows, and records it. */
import { Button, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { errorSentence } from '../../api/errors';
import { queryClient, trpc } from '../../api/trpc';
import { Dialog } from '../../ui/dialog';
import { FormError } from '../../ui/form-error';
import type { ConsentChange } from './consent-card';
import styles from './customer-page.module.css';
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

  function submit(event: FormEvent) {
    event.preventDefault();
    record.mutate({ customerId: customer.id, ...change, source });
  }

  return (
    <form className={styles.form} onSubmit={submit}>
      <TextInput
        label={t('consent.source')}
        placeholder={t('consent.source.example')}
        required
        withAsterisk={false}
        data-autofocus
        maxLength={200}
        value={source}
        onChange={(event) => setSource(event.currentTarget.value)}
      />
      <p className={styles.consequence}>
        {t(`consent.consequence.${change.state}`, { channel: t(`channel.${change.channel}`) })}
      </p>
      <FormError>{record.error && errorSentence(record.error, t)}</FormError>
      <div className={styles.buttons}>
        <Button variant="default" onClick={onClose}>
          {t('shared:cancel')}
        </Button>
        <Button type="submit" loading={record.isPending}>
          {t(`consent.confirm.${change.state}`)}
        </Button>
      </div>
    </form>
  );
}
