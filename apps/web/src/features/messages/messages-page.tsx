/** Every message as the customer would see it: a list on the left, the message on the right. */
import { Button } from '@mantine/core';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { EmptyState, ErrorState } from '../../ui/notice';
import { Page } from '../../ui/page';
import { Pill } from '../../ui/pill';
import { MessageList } from './message-list';
import { MessageTabs } from './message-tabs';
import { MessageTools } from './message-tools';
import { MessageView } from './message-view';
import styles from './messages-page.module.css';
import { type Inbox, useInbox } from './use-inbox';

const route = getRouteApi('/shell/messages');

export function MessagesPage() {
  const { t } = useTranslation('messages');
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const inbox = useInbox({ channel: search.channel ?? null, recipient: search.recipient ?? '' });
  const isFiltered = search.channel !== undefined || search.recipient !== undefined;
  const first = useFirstShown(inbox, `${search.channel} ${search.recipient}`);
  // Without a choice the newest message is open, so that the page is never half empty.
  const openId = search.message ?? first;

  if (inbox.query.isError) {
    return (
      <Page title={t('title')} tabs={<MessageTabs current="received" />}>
        <ErrorState error={inbox.query.error} onRetry={() => void inbox.query.refetch()} />
      </Page>
    );
  }
  if (inbox.isEmpty && !isFiltered && search.message === undefined) {
    return (
      <Page title={t('title')} tabs={<MessageTabs current="received" />}>
        <EmptyState
          icon="mail"
          title={t('none.title')}
          action={
            <Button component={Link} to="/journeys">
              {t('none.action')}
            </Button>
          }
        >
          {t('none.text')}
        </EmptyState>
      </Page>
    );
  }
  return (
    <Page
      title={t('title')}
      tabs={<MessageTabs current="received" />}
      layout="fill"
      status={
        <Pill tone="quiet" title={t('sandbox.hint')}>
          {t('sandbox')}
        </Pill>
      }
    >
      <div className={styles.split}>
        <section className={styles.left} aria-label={t('list')}>
          <MessageTools
            search={search}
            onSearch={(change) => void navigate({ search: (before) => ({ ...before, ...change }), replace: true })}
          />
          <MessageList
            inbox={inbox}
            openId={openId}
            onOpen={(message) => void navigate({ search: (before) => ({ ...before, message }), replace: true })}
          />
        </section>
        <section className={styles.right} aria-label={t('message')}>
          {openId !== null && <MessageView key={openId} id={openId} />}
        </section>
      </div>
    </Page>
  );
}

/** The message that was the newest when the list was opened: what comes in later does not take it from under its reader's eyes. */
function useFirstShown({ query, messages }: Inbox, list: string): number | null {
  const [kept, keep] = useState<{ list: string; id: number } | null>(null);
  // Until its own messages are there, a list shows those of the one before.
  const newest = query.isPlaceholderData ? undefined : messages[0]?.id;
  if (newest !== undefined && kept?.list !== list) keep({ list, id: newest });
  return kept?.list === list ? kept.id : (newest ?? kept?.id ?? null);
}
