/** Sending rules: when nobody is written to, how often anybody is, and what happens to messages that have to wait. */
import { Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { trpc } from '../../api/trpc';
import { ErrorState } from '../../ui/notice';
import { Page } from '../../ui/page';
import { SettingsTabs } from '../settings/settings-tabs';
import { RulesForm } from './rules-form';

export function SendingPage() {
  const { t } = useTranslation('sending');
  const stored = useQuery(trpc.sending.rules.queryOptions());
  return (
    <Page title={t('title')} tabs={<SettingsTabs current="sending" />} layout="read">
      {stored.isError && <ErrorState error={stored.error} onRetry={() => void stored.refetch()} />}
      {stored.isPending && <Skeleton height={320} radius="lg" />}
      {stored.data && <RulesForm stored={stored.data} />}
    </Page>
  );
}
