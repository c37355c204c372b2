/** Shown where a page threw while it was being drawn or loaded. */
import { Button } from '@mantine/core';
import type { ErrorComponentProps } from '@tanstack/react-router';
import { useRouter } from '@tanstack/react-router';
import { TRPCClientError } from '@trpc/client';
import { useTranslation } from 'react-i18next';
import { ErrorState } from '../ui/notice';
import styles from './broken-page.module.css';

export function BrokenPage({ error }: ErrorComponentProps) {
  const { t } = useTranslation('app');
  const router = useRouter();
  if (isFromApi(error)) {
    return (
      <main>
        <ErrorState error={error} onRetry={() => void router.invalidate()} />
      </main>
    );
  }
  return (
    <main className={styles.broken}>
      <h1>{t('broken.title')}</h1>
      <p>{t('broken.text')}</p>
      <div className={styles.actions}>
        <Button onClick={() => location.reload()}>{t('broken.reload')}</Button>
        <Button variant="default" component="a" href="/">
          {t('broken.home')}
        </Button>
      </div>
      <details>
        <summary>{t('broken.details')}</summary>
        <pre>{error instanceof Error ? error.message : String(error)}</pre>
      </details>
    </main>
  );
}

/** An answer of the API, or no answer at all. */
function isFromApi(error: unknown): boolean {
  return error instanceof TRPCClientError;
}
