/** Messages that wait for their moment, or that hours and limits kept back; each can be sent all the same. */
import { Button, Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useChanges } from '../../api/live';
import { type ApiOutputs, queryClient, trpc } from '../../api/trpc';
import { useMay } from '../../app/use-may';
import { useFormat } from '../../i18n/format';
import { CHANNEL_ICON } from '../../ui/channels';
import { KindBadge } from '../../ui/icons';
import { EmptyState, ErrorState } from '../../ui/notice';
import { Page } from '../../ui/page';
import table from '../../ui/table.module.css';
import { MessageTabs } from './message-tabs';
import { SendAnywayDialog } from './send-anyway-dialog';
import styles from './withheld-page.module.css';

export type Withheld = ApiOutputs['sending']['withheld'][number];
type Which = 'held' | 'unsent';

export const HeldPage = () => <WithheldPage which="held" />;
export const UnsentPage = () => <WithheldPage which="unsent" />;

function WithheldPage({ which }: { which: Which }) {
  const { t } = useTranslation('messages');
  const withheld = useQuery(trpc.sending.withheld.queryOptions({ which }));
  const [chosen, setChosen] = useState<Withheld | null>(null);
  useChanges('flow', () => void queryClient.invalidateQueries({ queryKey: trpc.sending.withheld.pathKey() }), 1_500);
  return (
    <Page title={t('title')} tabs={<MessageTabs current={which} />}>
      {withheld.isError && <ErrorState error={withheld.error} onRetry={() => void withheld.refetch()} />}
      {withheld.isPending && <Skeleton height={240} radius="lg" />}
      {withheld.data?.length === 0 && (
        <EmptyState
          icon="hourglass"
          title={t(`${which}.none.title`)}
          action={
            <Button component={Link} to="/settings/sending" variant="default">
              {t('withheld.rules')}
            </Button>
          }
        >
          {t(`${which}.none.text`)}
        </EmptyState>
      )}
      {withheld.data && withheld.data.length > 0 && (
        <>
          <p className={styles.intro}>{t(`${which}.intro`)}</p>
          <ul className={`${table.frame} ${styles.list}`}>
            {withheld.data.map((message) => (
              <WithheldItem key={message.id} message={message} which={which} onSend={() => setChosen(message)} />
            ))}
          </ul>
        </>
      )}
      <SendAnywayDialog message={chosen} onClose={() => setChosen(null)} />
    </Page>
  );
}

interface WithheldItemProps {
  message: Withheld;
  which: Which;
  onSend(): void;
}

function WithheldItem({ message, which, onSend }: WithheldItemProps) {
  const { t } = useTranslation('messages');
  const format = useFormat();
  const mayEdit = useMay('edit');
  const { channel, customerId, customerLabel, journeyId, journeyName, topic, reason } = message;
  const moment = format.moment(which === 'held' ? message.dueAt : message.plannedAt);
  return (
    <li className={styles.item}>
      <KindBadge icon={CHANNEL_ICON[channel]} category="reach" />
      <div className={styles.body}>
        <strong>{t([`shared:reason.${reason}`, 'shared:reason.other'])}</strong>
        <div className={styles.sub}>
          <Link to="/customers/$customerId" params={{ customerId }}>
            {customerLabel}
          </Link>
          {' · '}
          <Link to="/journeys/$journeyId" params={{ journeyId }}>
            {journeyName}
          </Link>
          {` · ${topic} · ${t('withheld.priority', { priority: message.priority })}`}
        </div>
      </div>
      <time className={styles.moment}>{t(`${which}.moment`, { moment })}</time>
      {mayEdit && (
        <Button variant="default" size="xs" onClick={onSend}>
          {t('withheld.send')}
        </Button>
      )}
    </li>
  );
}
