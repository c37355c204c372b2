/** The message templates of the workspace: a list on the left, the one that is open on the right. */
import { Button, Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { type ApiOutputs, trpc } from '../../api/trpc';
import { EmptyState, ErrorState } from '../../ui/notice';
import { Page } from '../../ui/page';
import { MessageTabs } from '../messages/message-tabs';
import { TemplateList } from './template-list';
import { TemplateView } from './template-view';
import styles from './templates-page.module.css';

export type Template = ApiOutputs['messageTemplates']['list'][number];

const route = getRouteApi('/shell/messages/templates');

export function TemplatesPage() {
  const { t } = useTranslation('message-templates');
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const templates = useQuery(trpc.messageTemplates.list.queryOptions());
  const all = templates.data ?? [];
  // Without a choice, or when it was removed, the first one is open.
  const open = all.find(({ id }) => id === search.template) ?? all[0];
  const frame = { title: t('messages:title'), tabs: <MessageTabs current="templates" /> };

  if (templates.isError || templates.isPending || !open) {
    return (
      <Page {...frame}>
        {templates.isError && <ErrorState error={templates.error} onRetry={() => void templates.refetch()} />}
        {templates.isPending && <Skeleton height={240} radius="lg" />}
        {templates.data && <NoTemplates />}
      </Page>
    );
  }
  return (
    <Page {...frame} layout="fill">
      <div className={styles.split}>
        <section className={styles.left} aria-label={t('list')}>
          <TemplateList
            templates={all}
            openId={open.id}
            onOpen={(template) => void navigate({ search: { template }, replace: true })}
          />
        </section>
        <section className={styles.right} aria-label={t('one')}>
          <TemplateView key={open.id} template={open} />
        </section>
      </div>
    </Page>
  );
}

function NoTemplates() {
  const { t } = useTranslation('message-templates');
  return (
    <EmptyState
      icon="copy"
      title={t('none.title')}
      action={
        <Button component={Link} to="/journeys">
          {t('none.action')}
        </Button>
      }
    >
      {t('none.text')}
    </EmptyState>
  );
}
