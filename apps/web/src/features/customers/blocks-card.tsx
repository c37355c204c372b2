/** Hard blocks: whatever else is said, nothing goes over these channels. */
import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { queryClient, trpc } from '../../api/trpc';
import { useMay } from '../../app/use-may';
import { useFormat } from '../../i18n/format';
import { Card } from '../../ui/card';
import { KindBadge } from '../../ui/icons';
import { BlockModal } from './block-modal';
import styles from './customer-page.module.css';
import type { Customer } from './profile-card';

export function BlocksCard({ customer }: { customer: Customer }) {
  const { t } = useTranslation('customers');
  const mayEdit = useMay('edit');
  const [isOpen, setOpen] = useState(false);
  return (
    <Card
      title={t('block.title')}
      hint={t('block.hint')}
      action={
        mayEdit && (
          <Button size="compact-xs" variant="default" onClick={() => setOpen(true)}>
            {t('block.add')}
          </Button>
        )
      }
    >
      {customer.suppressions.map((block) => (
        <BlockLine key={block.id} customer={customer} block={block} />
      ))}
      {customer.suppressions.length === 0 && <p className={styles.quiet}>{t('block.none')}</p>}
      <BlockModal customerId={customer.id} isOpen={isOpen} onClose={() => setOpen(false)} />
    </Card>
  );
}

/** Until when, or until what; nothing where only a person can lift it. */
function BlockEnd({ block: { endsAt, liftedBy } }: { block: Customer['suppressions'][number] }) {
  const { t } = useTranslation('customers');
  const format = useFormat();
  return (
    <>
      {endsAt !== null && <small>{t('block.ends', { date: format.date(endsAt) })}</small>}
      {liftedBy.length > 0 && <small>{t('block.lifted-by', { event: liftedBy.join(', ') })}</small>}
    </>
  );
}

function BlockLine({ customer, block }: { customer: Customer; block: Customer['suppressions'][number] }) {
  const { t } = useTranslation('customers');
  const format = useFormat();
  const mayEdit = useMay('edit');
  const lift = useMutation(
    trpc.customers.liftBlock.mutationOptions({
      onSettled: () => queryClient.invalidateQueries({ queryKey: trpc.customers.get.queryKey() }),
    }),
  );
  return (
    <div className={styles.line}>
      <KindBadge icon="warning" category="trouble" />
      <div>
        {block.topic ?? t(`shared:channel.${block.channel}`)}
        <small title={block.reason}>{block.reason}</small>
        <small>
          {block.journeyName === null
            ? format.date(block.createdAt)
            : t('block.by-journey', { journey: block.journeyName, date: format.date(block.createdAt) })}
        </small>
        <BlockEnd block={block} />
      </div>
      {mayEdit && (
        <Button
          size="compact-xs"
          variant="default"
          loading={lift.isPending}
          onClick={() => lift.mutate({ customerId: customer.id, id: block.id })}
        >
          {t('block.lift')}
        </Button>
      )}
    </div>
  );
}
