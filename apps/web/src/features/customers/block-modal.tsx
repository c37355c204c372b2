/** Chooses what to block and why, and says what follows. */
import { Button, SegmentedControl, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { errorSentence } from '../../api/errors';
import { queryClient, trpc } from '../../api/trpc';
import { Dialog } from '../../ui/dialog';
import { FormError } from '../../ui/form-error';
import styles from './customer-page.module.css';

const SCOPES = ['all', 'email', 'sms', 'push'] as const;

interface BlockModalProps {
  customerId: string;
  isOpen: boolean;
  onClose: () => void;
}

export function BlockModal({ customerId, isOpen, onClose }: BlockModalProps) {
  const { t } = useTranslation('customers');
  return (
    <Dialog opened={isOpen} onClose={onClose} title={t('block.modal')}>
      <BlockForm customerId={customerId} onClose={onClose} />
    </Dialog>
  );
}

function BlockForm({ customerId, onClose }: Omit<BlockModalProps, 'isOpen'>) {
  const { t } = useTranslation('customers');
  const [channel, setChannel] = useState<(typeof SCOPES)[number]>('all');
  const [reason, setReason] = useState('');
  const block = useMutation(
    trpc.customers.block.mutationOptions({
      onSuccess: async () => {
        await queryClient.invalidateQueries({ queryKey: trpc.customers.get.queryKey() });
        onClose();
      },
    }),
  );

  function submit(event: FormEvent) {
    event.preventDefault();
    block.mutate({ customerId, channel, reason });
  }

  return (
    <form className={styles.form} onSubmit={submit}>
      <SegmentedControl
        fullWidth
        aria-label={t('block.scope')}
        value={channel}
        data={SCOPES.map((scope) => ({
          value: scope,
          label: t(scope === 'all' ? 'block.all' : `shared:channel.${scope}`),
        }))}
        onChange={(value) => setChannel(SCOPES.find((scope) => scope === value) ?? 'all')}
      />
      <TextInput
        label={t('block.reason')}
        placeholder={t('block.reason.example')}
        required
        withAsterisk={false}
        data-autofocus
        maxLength={200}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      <p className={styles.consequence}>{t('block.consequence')}</p>
      <FormError>{block.error && errorSentence(block.error, t)}</FormError>
      <div className={styles.buttons}>
        <Button variant="default" onClick={onClose}>
          {t('shared:cancel')}
        </Button>
        <Button type="submit" color="red" loading={block.isPending}>
          {t('block.confirm')}
        </Button>
      </div>
    </form>
  );
}
