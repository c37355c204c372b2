/** Says what waits for a paused journey, and asks what is to become of what came due meanwhile. */
import { OVERDUE_POLICIES, type OverduePolicy } from '@kairos/engine';
import { Button, Loader } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { errorSentence } from '../../../api/errors';
import { type ApiOutputs, client, trpc } from '../../../api/trpc';
import { useFormat } from '../../../i18n/format';
import { Dialog } from '../../../ui/dialog';
import { FormError } from '../../../ui/form-error';
import { ErrorState } from '../../../ui/notice';
import { refreshJourneys } from '../editor/use-draft';
import { Choice } from './choice';
import styles from './pause.module.css';

type Outlook = NonNullable<ApiOutputs['journeys']['pauseOutlook']>;

export function ResumeDialog({ journeyId, onClose }: { journeyId: string; onClose: () => void }) {
  const { t } = useTranslation('journeys');
  const [overdue, setOverdue] = useState<OverduePolicy>('send');
  const outlook = useQuery(trpc.journeys.pauseOutlook.queryOptions({ journeyId }, { staleTime: 0, gcTime: 0 }));
  const resume = useMutation({
    mutationFn: () => client.journeys.resume.mutate({ journeyId, overdue }),
    onSuccess: () => {
      onClose();
      refreshJourneys();
      notifications.show({ message: t('resumed') });
    },
  });
  const { data } = outlook;
  const somethingIsDue = data ? data.overdue + data.messages > 0 : false;
  return (
    <Dialog opened onClose={onClose} title={t('resume.title')} size={520}>
      <div className={styles.form}>
        {outlook.isPending && <Loader size="sm" aria-label={t('shared:loading')} />}
        {outlook.isError && <ErrorState error={outlook.error} onRetry={() => void outlook.refetch()} />}
        {data && <Waiting outlook={data} />}
        {somethingIsDue && (
          <Choice
            label={t('resume.overdue')}
            answers={OVERDUE_POLICIES.map((value) => ({
              value,
              label: t(`resume.overdue.${value}`),
              text: t(`resume.overdue.${value}.text`),
            }))}
            value={overdue}
            onChange={setOverdue}
          />
        )}
        <FormError>{resume.error && errorSentence(resume.error, t)}</FormError>
        <div className={styles.actions}>
          <Button variant="default" onClick={onClose}>
            {t('shared:cancel')}
          </Button>
          <Button
            loading={resume.isPending}
            disabled={outlook.isPending}
            onClick={() => resume.mutate()}
            data-autofocus
          >
            {t('resume.confirm')}
          </Button>
        </div>
      </div>
    </Dialog>
  );
}

function Waiting({ outlook }: { outlook: Outlook }) {
  const { t } = useTranslation('journeys');
  const format = useFormat();
  const { pausedAt, mode, acting, overdue, messages, kept } = outlook;
  const said = (key: string, count: number) => t(key, { count, shown: format.number(count) });
  return (
    <ul className={styles.waiting}>
      <li>{t('resume.since', { moment: format.moment(pausedAt) })}</li>
      <li>{mode === 'freeze' ? said('resume.freeze', acting) : said('resume.park', overdue)}</li>
      {messages > 0 && <li>{said('resume.messages', messages)}</li>}
      {kept > 0 && <li>{said('resume.kept', kept)}</li>}
    </ul>
  );
}
