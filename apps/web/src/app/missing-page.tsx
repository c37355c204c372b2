/** Shown where no page has this address, bare or inside the shell. */
import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '../ui/notice';
import { Page } from '../ui/page';

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

export function MissingPageInShell() {
  const { t } = useTranslation('app');
  return (
    <Page title={t('missing.title')}>
      <MissingPage />
    </Page>
  );
}
