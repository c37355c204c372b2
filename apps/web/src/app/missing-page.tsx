/** Shown where no page has this address. */
import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '../ui/notice';

export function MissingPage() {
  const { t } = useTranslation('app');
  return (
    <EmptyState
      icon="search"
      title={t('missing.title')}
      action={
        <Button variant="default" component="a" href="/">
          {t('broken.home')}
        </Button>
      }
    >
      {t('missing.text')}
    </EmptyState>
  );
}
