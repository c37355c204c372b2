/** The list of tasks for people: open ones, mine, and those that are done; the task and its customer beside it. */
import { Button } from '@mantine/core';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../i18n/format';
import { EmptyState, ErrorState } from '../../ui/notice';
import { Page } from '../../ui/page';
import { Tabs } from '../../ui/tabs';
import { TASK_LISTS, type TaskListName } from './routes';
import { TaskList } from './task-list';
import { TaskView } from './task-view';
import styles from './tasks-page.module.css';
import { useTasks } from './use-tasks';

const route = getRouteApi('/shell/tasks');

export function TasksPage() {
  const { t } = useTranslation('tasks');
  const format = useFormat();
  const { list = 'open', task } = route.useSearch();
  const navigate = route.useNavigate();
  const tasks = useTasks(list);
  const counts = tasks.data?.counts;
  // Without a choice the most urgent one is open, so that the page is never half empty.
  const openId = task ?? tasks.data?.tasks[0]?.id ?? null;
  const open = (taskId: string | undefined) =>
    void navigate({ search: (before) => ({ ...before, task: taskId }), replace: true });

  const label = (each: TaskListName) =>
    each === 'done' || !counts
      ? t(`list.${each}`)
      : t('list.counted', { list: t(`list.${each}`), count: format.number(counts[each]) });

  return (
    <Page
      title={t('title')}
      layout="fill"
      tabs={
        <Tabs
          label={t('lists')}
          tabs={TASK_LISTS.map((each) => ({
            label: label(each),
            isActive: each === list,
            link: { to: '/tasks', search: { list: each } },
          }))}
        />
      }
    >
      {tasks.isError && <ErrorState error={tasks.error} onRetry={() => void tasks.refetch()} />}
      {!tasks.isError && tasks.data?.tasks.length === 0 && task === undefined ? (
        <NoTasks list={list} />
      ) : (
        <div className={styles.split}>
          <section className={styles.left} aria-label={t(`list.${list}`)}>
            <TaskList tasks={tasks.data?.tasks ?? null} openId={openId} onOpen={open} />
          </section>
          <section className={styles.right} aria-label={t('task')}>
            {openId !== null && <TaskView key={openId} taskId={openId} onEnded={() => open(undefined)} />}
          </section>
        </div>
      )}
    </Page>
  );
}

function NoTasks({ list }: { list: TaskListName }) {
  const { t } = useTranslation('tasks');
  return (
    <EmptyState
      icon="clipboard"
      title={t(`none.${list}.title`)}
      action={
        list === 'open' && (
          <Button component={Link} to="/journeys">
            {t('none.action')}
          </Button>
        )
      }
    >
      {t(`none.${list}.text`)}
    </EmptyState>
  );
}
