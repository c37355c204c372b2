/** The message templates of the workspace: a list on the left, the one that is open on the right, to be read or written. */
import { Button, Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { type ApiOutputs, trpc } from '../../api/trpc';
import { useMay } from '../../app/use-may';
import { EmptyState, ErrorState } from '../../ui/notice';
import { Page } from '../../ui/page';
import { MessageTabs } from '../messages/message-tabs';
import { NewTemplate } from './new-template';
import { TemplateEditor } from './template-editor';
import { TemplateList } from './template-list';
import { TemplateView } from './template-view';
import styles from './templates-page.module.css';

export type Template = ApiOutputs['messageTemplates']['list'][number];

const route = getRouteApi('/shell/messages/templates');

export function TemplatesPage() {
  const { t } = useTranslation('message-templates');
  const mayEdit = useMay('edit');
  const { template, write } = route.useSearch();
  const navigate = route.useNavigate();
  const templates = useQuery(trpc.messageTemplates.list.queryOptions());
  const all = templates.data ?? [];
  const writing = mayEdit ? write : undefined;
  const newChannel = writing === 'again' ? undefined : writing;
  // Without a choice, or when it was removed, the first one is open.
  const open = newChannel ? undefined : (all.find(({ id }) => id === template) ?? all[0]);
  const frame = {
    title: t('messages:title'),
    tabs: <MessageTabs current="templates" />,
    actions: mayEdit && <NewTemplate onChoose={(channel) => void navigate({ search: { write: channel } })} />,
  };

  if (templates.isError || templates.isPending || !(open || newChannel)) {
    return (
      <Page {...frame}>
        {templates.isError && <ErrorState error={templates.error} onRetry={() => void templates.refetch()} />}
        {templates.isPending && <Skeleton height={240} radius="lg" />}
        {templates.data && <NoTemplates />}
      </Page>
    );
  }
  const show = (id: string | undefined, isSaved = false) =>
    void navigate({ search: { template: id }, replace: true, ignoreBlocker: isSaved });
  return (
    <Page {...frame} layout="fill">
      <div className={styles.split}>
        <section className={styles.left} aria-label={t('list')}>
          <TemplateList templates={all} openId={open?.id} onOpen={show} />
        </section>
        <section className={styles.right} aria-label={t('one')}>
          {open && !writing && (
            <TemplateView
              key={open.id}
              template={open}
              onEdit={() => void navigate({ search: { template: open.id, write: 'again' } })}
            />
          )}
          {writing && (
            <TemplateEditor
              key={open?.id ?? newChannel}
              channel={open?.channel ?? newChannel ?? 'email'}
              template={open ?? null}
              onSaved={(id) => show(id, true)}
              onCancel={() => show(open?.id)}
            />
          )}
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
        <Button component={Link} to="/journeys" variant="default">
          {t('none.action')}
        </Button>
      }
    >
      {t('none.text')}
    </EmptyState>
  );
}
