/** The end of a list that has more: loads on its own when it comes into view, and by its button for everybody else. */
import { Button } from '@mantine/core';
import { useIntersection } from '@mantine/hooks';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './load-more.module.css';

interface LoadMoreProps {
  hasMore: boolean;
  isLoading: boolean;
  onMore: () => void;
}

export function LoadMore({ hasMore, isLoading, onMore }: LoadMoreProps) {
  const { t } = useTranslation('shared');
  const { ref, entry } = useIntersection({ rootMargin: '400px' });
  const isNear = entry?.isIntersecting ?? false;

  useEffect(() => {
    if (isNear && hasMore && !isLoading) onMore();
  }, [isNear, hasMore, isLoading, onMore]);

  if (!hasMore) return null;
  return (
    <div ref={ref} className={styles.more}>
      <Button variant="subtle" color="gray" size="xs" loading={isLoading} onClick={onMore}>
        {t('more')}
      </Button>
    </div>
  );
}
