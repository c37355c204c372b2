/** One message with where it came from, shown as its recipient sees it. */
import { Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { type ApiOutputs, trpc } from '../../api/trpc';
import { useFormat } from '../../i18n/format';
import { ErrorState } from '../../ui/notice';
import { EmailPreview } from '../../ui/previews/email-preview';
import { PhonePreview } from '../../ui/previews/phone-preview';
import styles from './message-view.module.css';

type Message = ApiOutputs['messages']['get'];

export function MessageView({ id }: { id: number }) {
  const message = useQuery(trpc.messages.get.queryOptions({ id }, { staleTime: Number.POSITIVE_INFINITY }));
  if (message.isError) return <ErrorState error={message.error} onRetry={() => void message.refetch()} />;
  if (!message.data) return <MessageSkeleton />;
  return (
    <article className={styles.view}>
      <MessageHead message={message.data} />
      <MessageBody message={message.data} />
    </article>
  );
}

function MessageHead({ message }: { message: Message }) {
  const { t } = useTranslation('messages');
  const format = useFormat();
  const title =
    message.channel === 'email' ? message.headline || t('no-subject') : t(`shared:channel.${message.channel}`);
  return (
    <header className={styles.head}>
      <h2>{title}</h2>
      <dl>
        <div>
          <dt>{t('from')}</dt>
          <dd>{message.sender}</dd>
        </div>
        <div>
          <dt>{t('to')}</dt>
          <dd>{message.recipient}</dd>
        </div>
        <div>
          <dt>{t('at')}</dt>
          <dd>{format.moment(message.receivedAt)}</dd>
        </div>
        {message.customerId !== null && (
          <div>
            <dt>{t('customer')}</dt>
            <dd>
              <Link to="/customers/$customerId" params={{ customerId: message.customerId }}>
                {message.customerLabel}
              </Link>
            </dd>
          </div>
        )}
        {message.journeyId !== null && message.runId !== null && (
          <div>
            <dt>{t('journey')}</dt>
            <dd>
              <Link
                to="/journeys/$journeyId/live"
                params={{ journeyId: message.journeyId }}
                search={{ run: message.runId }}
              >
                {message.journeyName}
              </Link>
            </dd>
          </div>
        )}
      </dl>
    </header>
  );
}

function MessageBody({ message }: { message: Message }) {
  const { content } = message;
  switch (message.channel) {
    case 'email':
      return <EmailPreview subject={message.headline} html={content.html ?? ''} text={content.text ?? ''} />;
    case 'sms':
      return <PhonePreview channel="sms" sender={message.sender} text={content.text ?? ''} />;
    case 'push':
      return (
        <PhonePreview
          channel="push"
          sender={message.sender}
          title={content.title ?? ''}
          text={content.text ?? ''}
          link={content.link ?? ''}
        />
      );
  }
}

function MessageSkeleton() {
  return (
    <div className={styles.view}>
      <div className={styles.head}>
        <Skeleton width={260} height={14} mb={16} />
        <Skeleton width={340} height={10} mb={8} />
        <Skeleton width={300} height={10} />
      </div>
    </div>
  );
}
