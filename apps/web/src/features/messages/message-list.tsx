/** Messages of the sandbox, newest first; arrows walk. */
import { Skeleton, UnstyledButton } from '@mantine/core';
import { type KeyboardEvent, useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../i18n/format';
import { CHANNEL_ICON } from '../../ui/channels';
import { KindBadge } from '../../ui/icons';
import { LoadMore } from '../../ui/load-more';
import { EmptyState } from '../../ui/notice';
import styles from './messages-page.module.css';
import type { Inbox } from './use-inbox';

interface MessageListProps {
  inbox: Inbox;
  openId: number | null;
  onOpen: (id: number) => void;
}

const WIDTHS = [150, 190, 120, 170, 140, 180, 130];

export function MessageList({ inbox, openId, onOpen }: MessageListProps) {
  const { t } = useTranslation('messages');
  const { query, messages } = inbox;
  const { fetchNextPage } = query;
  const fetchMore = useCallback(() => void fetchNextPage(), [fetchNextPage]);

  function walk(event: KeyboardEvent<HTMLElement>) {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step === 0) return;
    event.preventDefault();
    const next = messages[messages.findIndex((message) => message.id === openId) + step];
    if (!next) return;
    onOpen(next.id);
    event.currentTarget.querySelector<HTMLElement>(`[data-id="${next.id}"]`)?.focus();
  }

  if (inbox.isEmpty) {
    return (
      <EmptyState icon="filter" title={t('none-match.title')}>
        {t('none-match.text')}
      </EmptyState>
    );
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: keys are caught on behalf of the buttons inside
    <div className={styles.list} onKeyDown={walk} aria-busy={query.isPending}>
      {query.isPending &&
        WIDTHS.map((width) => (
          <div key={width} className={styles.item}>
            <Skeleton width={22} height={22} />
            <div className={styles.body}>
              <Skeleton width={width} height={10} mt={6} />
              <Skeleton width={width + 60} height={8} mt={12} />
            </div>
          </div>
        ))}
      {messages.map((message) => (
        <MessageItem key={message.id} message={message} isOpen={message.id === openId} onOpen={onOpen} />
      ))}
      <LoadMore hasMore={query.hasNextPage} isLoading={query.isFetchingNextPage} onMore={fetchMore} />
    </div>
  );
}

interface MessageItemProps {
  message: Inbox['messages'][number];
  isOpen: boolean;
  onOpen: (id: number) => void;
}

function MessageItem({ message, isOpen, onOpen }: MessageItemProps) {
  const format = useFormat();
  return (
    <UnstyledButton
      className={styles.item}
      data-id={message.id}
      aria-current={isOpen || undefined}
      onClick={() => onOpen(message.id)}
    >
      <KindBadge icon={CHANNEL_ICON[message.channel]} category="reach" />
      <span className={styles.body}>
        <span className={styles.first}>
          <span className={styles.recipient}>{message.recipient}</span>
          <time>{format.moment(message.receivedAt)}</time>
        </span>
        <span className={styles.headline}>{message.headline}</span>
        <span className={styles.preview}>{message.channel === 'sms' ? message.journeyName : message.preview}</span>
      </span>
    </UnstyledButton>
  );
}
