/** Chooses what to block and why, and says what follows. */
import { SegmentedControl } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { queryClient, trpc } from '../../api/trpc';
import { Dialog } from '../../ui/dialog';
import { ChangeForm, ReasonInput } from './change-form';

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

  return (
    <ChangeForm
      consequence={t('block.consequence')}
      confirm={t('block.confirm')}
      isHarsh
      change={block}
      onSubmit={() => block.mutate({ customerId, channel, reason })}
      onClose={onClose}
    >
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
      <ReasonInput label={t('block.reason')} example={t('block.reason.example')} value={reason} onChange={setReason} />
    </ChangeForm>
  );
}
