/** Messages to the customer, and those that were withheld with the reason. */
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { type ApiOutputs, trpc } from '../../api/trpc';
import { useFormat } from '../../i18n/format';
import { CHANNEL_ICON } from '../../ui/channels';
import { KindBadge } from '../../ui/icons';
import { Pill, type PillTone } from '../../ui/pill';
import table from '../../ui/table.module.css';
import { CustomerList } from './customer-list';
import styles from './customer-page.module.css';

type Message = ApiOutputs['customers']['messages'][number];

export function CustomerMessages({ customerId }: { customerId: string }) {
  const { t } = useTranslation('customers');
  const messages = useQuery(trpc.customers.messages.queryOptions({ customerId }));
  return (
    <CustomerList
      query={messages}
      isEmpty={messages.data?.length === 0}
      empty={{ icon: 'mail', title: t('messages.none.title'), text: t('messages.none.text') }}
    >
      {messages.data?.map((message) => (
        <MessageItem key={message.id} message={message} />
      ))}
    </CustomerList>
  );
}

const TONES: Record<Message['state'], PillTone> = {
  planned: 'quiet',
  claimed: 'quiet',
  transmitting: 'quiet',
  accepted: 'end',
  rejected: 'trouble',
  unknown: 'trigger',
  skipped: 'quiet',
};

function MessageItem({ message }: { message: Message }) {
  const { t } = useTranslation('customers');
  const format = useFormat();
  const title = message.headline ?? t(`shared:channel.${message.channel}`);
  return (
    <li className={styles.item} data-clickable={message.sandboxId !== null || undefined}>
      <KindBadge icon={CHANNEL_ICON[message.channel]} category="reach" />
      <div className={styles.body}>
        <div className={styles.title}>
          {message.sandboxId === null ? (
            title
          ) : (
            <Link to="/messages" search={{ message: message.sandboxId }} className={table.cover}>
              {title}
            </Link>
          )}{' '}
          <Pill tone={TONES[message.state]}>{t(`message.${message.state}`)}</Pill>
        </div>
        <div className={styles.sub}>
          {message.journeyName}
          {message.reason !== null && ` · ${t([`shared:reason.${message.reason}`, 'shared:reason.other'])}`}
        </div>
      </div>
      <time>{format.moment(message.settledAt ?? message.plannedAt)}</time>
    </li>
  );
}
