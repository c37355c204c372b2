/** One task: what has to be done, for whom, and what came of it. */
import { Button, Skeleton } from '@mantine/core';
import { useHotkeys } from '@mantine/hooks';
import { useMutation, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { errorSentence } from '../../api/errors';
import { trpc } from '../../api/trpc';
import { useMe } from '../../app/me';
import { useMay } from '../../app/use-may';
import { useWorkspace, workspaceNow } from '../../app/workspace';
import { useFormat } from '../../i18n/format';
import { Card, Facts } from '../../ui/card';
import { FormError } from '../../ui/form-error';
import { ErrorState } from '../../ui/notice';
import { ProfileCard } from '../customers/profile-card';
import { OutcomeForm } from './outcome-form';
import styles from './tasks-page.module.css';
import { refreshTasks, type Task } from './use-tasks';

interface TaskViewProps {
  taskId: string;
  /** The task left the list. */
  onEnded: () => void;
}

export function TaskView({ taskId, onEnded }: TaskViewProps) {
  const task = useQuery(trpc.tasks.get.queryOptions({ taskId }));
  if (task.isError) return <ErrorState error={task.error} onRetry={() => void task.refetch()} />;
  if (!task.data) return <Skeleton height={260} m={20} />;
  return (
    <article className={styles.view}>
      <div className={styles.work}>
        <TaskHead task={task.data} />
        <Hands task={task.data} onEnded={onEnded} />
      </div>
      <CustomerBeside customerId={task.data.customerId} />
    </article>
  );
}

function TaskHead({ task }: { task: Task }) {
  const { t } = useTranslation('tasks');
  const format = useFormat();
  const now = workspaceNow(useWorkspace());
  return (
    <Card title={task.title}>
      {task.instructions !== '' && <p className={styles.instructions}>{task.instructions}</p>}
      <Facts
        facts={[
          {
            name: t('customer'),
            value: (
              <Link to="/customers/$customerId" params={{ customerId: task.customerId }}>
                {task.customerName === '' ? task.customerLabel : `${task.customerName} (${task.customerLabel})`}
              </Link>
            ),
          },
          { name: t('journey'), value: task.journeyName },
          { name: t('asked'), value: format.brief(task.createdAt, now) },
          { name: t('due'), value: `${format.brief(task.dueAt, now)}, ${format.relative(task.dueAt, now)}` },
          ...(task.memberName === null ? [] : [{ name: t('by'), value: task.memberName }]),
          ...(task.outcomeName === null ? [] : [{ name: t('outcome'), value: task.outcomeName }]),
          ...(task.note ? [{ name: t('note'), value: task.note }] : []),
        ]}
      />
    </Card>
  );
}

/** What this member can do with it now. */
function Hands({ task, onEnded }: { task: Task; onEnded: () => void }) {
  const { t } = useTranslation('tasks');
  const mayEdit = useMay('edit');
  const me = useMe();
  const isMine = task.state === 'claimed' && task.memberId === me.id;
  if (task.state === 'withdrawn') return <p className={styles.note}>{t('withdrawn')}</p>;
  if (task.state === 'done') return null;
  if (!mayEdit) return <p className={styles.note}>{t('may-not')}</p>;
  if (task.state === 'claimed' && !isMine)
    return <p className={styles.note}>{t('taken', { member: task.memberName })}</p>;
  return isMine ? <OutcomeForm task={task} onEnded={onEnded} /> : <TakeButton task={task} />;
}

function TakeButton({ task }: { task: Task }) {
  const { t } = useTranslation('tasks');
  const take = useMutation(trpc.tasks.take.mutationOptions({ onSettled: () => refreshTasks() }));
  const onTake = () => take.mutate({ taskId: task.id });
  useHotkeys([['c', onTake]]);
  return (
    <div className={styles.hands}>
      <Button loading={take.isPending} onClick={onTake} title={t('take.key')}>
        {t('take')}
      </Button>
      <p className={styles.note}>{t('take.consequence')}</p>
      <FormError>{take.error && errorSentence(take.error, t)}</FormError>
    </div>
  );
}

function CustomerBeside({ customerId }: { customerId: string }) {
  const customer = useQuery(trpc.customers.get.queryOptions({ customerId }));
  return (
    <aside className={styles.beside}>
      {customer.data ? <ProfileCard customer={customer.data} /> : <Skeleton height={220} radius="lg" />}
    </aside>
  );
}
