/** Tasks, the most urgent first; arrows walk. */
import { Skeleton, UnstyledButton } from '@mantine/core';
import type { KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useWorkspace, workspaceNow } from '../../app/workspace';
import { useFormat } from '../../i18n/format';
import { KindBadge } from '../../ui/icons';
import styles from './tasks-page.module.css';
import type { TaskItem } from './use-tasks';

interface TaskListProps {
  /** Null while they are loaded. */
  tasks: readonly TaskItem[] | null;
  openId: string | null;
  onOpen: (taskId: string) => void;
}

const WIDTHS = [170, 140, 190, 150];

export function TaskList({ tasks, openId, onOpen }: TaskListProps) {
  function walk(event: KeyboardEvent<HTMLElement>) {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step === 0 || !tasks) return;
    event.preventDefault();
    const next = tasks[tasks.findIndex((task) => task.id === openId) + step];
    if (!next) return;
    onOpen(next.id);
    event.currentTarget.querySelector<HTMLElement>(`[data-id="${next.id}"]`)?.focus();
  }

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: keys are caught on behalf of the buttons inside
    <div className={styles.list} onKeyDown={walk} aria-busy={tasks === null}>
      {tasks === null &&
        WIDTHS.map((width) => (
          <div key={width} className={styles.item}>
            <Skeleton width={22} height={22} />
            <div className={styles.body}>
              <Skeleton width={width} height={10} mt={6} />
              <Skeleton width={width + 40} height={8} mt={12} />
            </div>
          </div>
        ))}
      {tasks?.map((task) => (
        <TaskLine key={task.id} task={task} isOpen={task.id === openId} onOpen={onOpen} />
      ))}
    </div>
  );
}

function TaskLine({ task, isOpen, onOpen }: { task: TaskItem; isOpen: boolean; onOpen: (taskId: string) => void }) {
  const { t } = useTranslation('tasks');
  const format = useFormat();
  const now = workspaceNow(useWorkspace());
  const { customerLabel, customerName, dueAt, endedAt, outcomeName, memberName } = task;
  return (
    <UnstyledButton
      className={styles.item}
      data-id={task.id}
      aria-current={isOpen || undefined}
      onClick={() => onOpen(task.id)}
    >
      <KindBadge icon="clipboard" category="act" />
      <span className={styles.body}>
        <span className={styles.first}>
          <span className={styles.headline}>{task.title}</span>
          <time>{endedAt === null ? format.relative(dueAt, now) : format.brief(endedAt, now)}</time>
        </span>
        <span className={styles.who}>{customerName === '' ? customerLabel : `${customerName} · ${customerLabel}`}</span>
        <span className={styles.quiet}>
          {outcomeName === null ? task.journeyName : t('done-as', { outcome: outcomeName, member: memberName ?? '–' })}
        </span>
      </span>
    </UnstyledButton>
  );
}
