/** What a page shows instead of content: nothing yet, or something went wrong. Always with the next step. */
import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { errorSentence, isMissing } from '../api/errors';
import { Icon, type IconName } from './icons';
import styles from './notice.module.css';

interface NoticeProps {
  icon: IconName;
  title: string;
  children?: ReactNode;
  action?: ReactNode;
  tone?: 'quiet' | 'trouble';
}

function Notice({ icon, title, children, action, tone = 'quiet' }: NoticeProps) {
  return (
    <div className={styles.notice} data-tone={tone} role={tone === 'trouble' ? 'alert' : undefined}>
      <span className={styles.icon}>
        <Icon name={icon} size={22} weight={1.6} />
      </span>
      <h2 className={styles.title}>{title}</h2>
      {children && <div className={styles.text}>{children}</div>}
      {action && <div className={styles.action}>{action}</div>}
    </div>
  );
}

/** Says what will appear here and offers the first step towards it. */
export function EmptyState(props: Omit<NoticeProps, 'tone'>) {
  return <Notice {...props} tone="quiet" />;
}

/** Says what happened, what was kept, and what to do. */
export function ErrorState({ error, onRetry }: { error: unknown; onRetry?: () => void }) {
  const { t } = useTranslation('shared');
  // Trying again brings nothing back.
  if (isMissing(error)) return <EmptyState icon="search" title={errorSentence(error, t)} />;
  return (
    <Notice
      icon="warning"
      tone="trouble"
      title={t('error.title')}
      action={
        onRetry && (
          <Button variant="default" onClick={onRetry}>
            {t('retry')}
          </Button>
        )
      }
    >
      {errorSentence(error, t)} {t('error.kept')}
    </Notice>
  );
}
