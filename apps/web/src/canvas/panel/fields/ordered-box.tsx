/** The box around one of several rows in order: its head, and buttons to move it up or take it away. */
import { ActionIcon } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from '../../../ui/icons';
import { ProblemSentences, useProblemsAt } from '../field-frame';
import styles from './rows.module.css';

interface OrderedBoxProps {
  /** Where the row stands in the settings. */
  path: string;
  /** What the row is called: "Branch 2". */
  name: string;
  /** Stands on the line of the buttons. */
  head: ReactNode;
  children?: ReactNode;
  /** Left out where there is nothing to move past. */
  onRaise?: (() => void) | undefined;
  /** Left out where none may go. */
  onRemove?: (() => void) | undefined;
}

export function OrderedBox({ path, name, head, children, onRaise, onRemove }: OrderedBoxProps) {
  const { t } = useTranslation('canvas');
  const problems = useProblemsAt(path);
  return (
    <div className={styles.box} data-field={path} data-wrong={problems.length > 0 || undefined}>
      <div className={styles.head}>
        <div className={styles.grow}>{head}</div>
        {onRaise && (
          <ActionIcon className={styles.up} aria-label={t('row.up', { name })} onClick={onRaise}>
            <Icon name="chevron-down" size={14} />
          </ActionIcon>
        )}
        {onRemove && (
          <ActionIcon aria-label={t('row.remove', { name })} onClick={onRemove}>
            <Icon name="close" size={14} />
          </ActionIcon>
        )}
      </div>
      {children}
      <ProblemSentences problems={problems} />
    </div>
  );
}
