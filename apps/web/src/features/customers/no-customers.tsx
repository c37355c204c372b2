/** Nobody found, or nobody there yet. */
import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '../../ui/notice';

export function NoCustomers({ search }: { search: string }) {
  const { t } = useTranslation('customers');
  if (search !== '') {
    return (
      <EmptyState
        icon="search"
        title={t('none-found.title', { search })}
        action={
          <Button variant="default" component={Link} to="/customers">
            {t('none-found.clear')}
          </Button>
        }
      >
        {t('none-found.text')}
      </EmptyState>
    );
  }
  return (
    <EmptyState
      icon="customers"
      title={t('none.title')}
      action={
        <Button component={Link} to="/events">
          {t('none.action')}
        </Button>
      }
    >
      {t('none.text')}
    </EmptyState>
  );
}
