/** One customer: who they are, what they allow, what they did, which journeys they are in and what they got. */
import { Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useChanges } from '../../api/live';
import { queryClient, trpc } from '../../api/trpc';
import { BackLink } from '../../ui/back-link';
import { ErrorState } from '../../ui/notice';
import { Page } from '../../ui/page';
import { Tabs } from '../../ui/tabs';
import { BlocksCard } from './blocks-card';
import { ConsentCard } from './consent-card';
import { CustomerEvents } from './customer-events';
import { CustomerMessages } from './customer-messages';
import { nameOf } from './customer-name';
import styles from './customer-page.module.css';
import { CustomerRuns } from './customer-runs';
import { CustomerPreferences } from './preferences/customer-preferences';
import { ProfileCard } from './profile-card';
import { RemoveButton, RemovedCard } from './removal-card';
import { CUSTOMER_TABS, type CustomerTab } from './routes';

const route = getRouteApi('/shell/customers/$customerId');

export function CustomerPage() {
  const { t } = useTranslation('customers');
  const { customerId } = route.useParams();
  const { tab = 'events' } = route.useSearch();
  const customer = useQuery(trpc.customers.get.queryOptions({ customerId }));
  useChanges('flow', () => void queryClient.invalidateQueries({ queryKey: trpc.customers.pathKey() }), 2_000);

  const name = customer.data ? nameOf(customer.data.attributes) : '';
  return (
    <Page
      title={customer.data?.label ?? t('one')}
      lead={<BackLink to="/customers" label={t('back')} />}
      status={name && <span className={styles.name}>{name}</span>}
      actions={customer.data && <RemoveButton customer={customer.data} />}
      tabs={
        <Tabs
          label={t('tabs')}
          tabs={CUSTOMER_TABS.map((each) => ({
            label: t(`tab.${each}`),
            isActive: each === tab,
            link: { to: '/customers/$customerId', params: { customerId }, search: { tab: each } },
          }))}
        />
      }
    >
      {customer.isError ? (
        <ErrorState error={customer.error} onRetry={() => void customer.refetch()} />
      ) : (
        <div className={styles.columns}>
          <aside className={styles.profile}>
            {customer.data ? (
              <>
                <RemovedCard customer={customer.data} />
                <ProfileCard customer={customer.data} />
                <ConsentCard customer={customer.data} />
                <BlocksCard customer={customer.data} />
              </>
            ) : (
              <ProfileSkeleton />
            )}
          </aside>
          <CustomerTabContent tab={tab} customerId={customerId} />
        </div>
      )}
    </Page>
  );
}

function CustomerTabContent({ tab, customerId }: { tab: CustomerTab; customerId: string }) {
  switch (tab) {
    case 'events':
      return <CustomerEvents customerId={customerId} />;
    case 'runs':
      return <CustomerRuns customerId={customerId} />;
    case 'messages':
      return <CustomerMessages customerId={customerId} />;
    case 'preferences':
      return <CustomerPreferences customerId={customerId} />;
  }
}

function ProfileSkeleton() {
  return (
    <>
      <Skeleton height={220} radius="lg" />
      <Skeleton height={180} radius="lg" />
    </>
  );
}
