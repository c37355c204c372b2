/** Filters by channel, with counts, and by recipient. */
import { SegmentedControl } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { trpc } from '../../api/trpc';
import { useFormat } from '../../i18n/format';
import { CHANNELS } from '../../ui/channels';
import { SearchInput } from '../../ui/search-input';
import styles from './messages-page.module.css';

interface Search {
  channel?: 'email' | 'sms' | 'push' | undefined;
  recipient?: string | undefined;
  message?: number | undefined;
}

export function MessageTools({ search, onSearch }: { search: Search; onSearch: (change: Search) => void }) {
  const { t } = useTranslation('messages');
  const format = useFormat();
  const counts = useQuery(trpc.messages.counts.queryOptions());
  const countOf = (channel: (typeof CHANNELS)[number]) => (counts.data ? format.number(counts.data[channel]) : '');
  return (
    <div className={styles.tools}>
      <SearchInput
        label={t('search')}
        width="100%"
        value={search.recipient ?? ''}
        onSearch={(recipient) => onSearch({ recipient: recipient || undefined, message: undefined })}
      />
      <SegmentedControl
        fullWidth
        size="xs"
        aria-label={t('filter')}
        value={search.channel ?? 'all'}
        data={[
          { value: 'all', label: t('shared:all') },
          ...CHANNELS.map((channel) => ({
            value: channel,
            label: (
              <span className={styles.channel}>
                {t(`shared:channel.${channel}`)} <span className={styles.count}>{countOf(channel)}</span>
              </span>
            ),
          })),
        ]}
        onChange={(value) => onSearch({ channel: CHANNELS.find((each) => each === value), message: undefined })}
      />
    </div>
  );
}
