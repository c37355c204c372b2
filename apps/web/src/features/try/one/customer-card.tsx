/** Whom the journey is tried on: somebody made up or somebody real, what is known of them, and what they allowed. */
import type { Channel } from '@kairos/engine';
import { Switch } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { trpc } from '../../../api/trpc';
import { CHANNELS } from '../../../ui/channels';
import { SuggestInput } from '../../../ui/suggest-input';
import { nameOf } from '../../customers/customer-name';
import { NamedValues } from './named-values';
import styles from './one.module.css';
import type { Trial } from './trial';

const route = getRouteApi('/shell/journeys/$journeyId/try');

interface CustomerCardProps {
  trial: Trial;
  onTrial: (trial: Trial) => void;
}

export function CustomerCard({ trial, onTrial }: CustomerCardProps) {
  const { t } = useTranslation('try');
  const { customer } = trial;
  const change = (changes: Partial<Trial['customer']>) => onTrial({ ...trial, customer: { ...customer, ...changes } });
  const allow = (channel: Channel, isAllowed: boolean) =>
    change({
      channels: {
        ...customer.channels,
        [channel]: { ...customer.channels[channel], consent: isAllowed ? 'granted' : 'withdrawn' },
      },
    });
  return (
    <>
      <h2>{t('customer')}</h2>
      <CustomerChoice shown={customer.id === null ? t('sample') : customer.label} />
      <h2>{t('known')}</h2>
      <NamedValues
        values={customer.attributes}
        addLabel={t('known.add')}
        onChange={(attributes) => change({ attributes })}
      />
      <h2>{t('allows')}</h2>
      <div className={styles.channels}>
        {CHANNELS.map((channel) => {
          const { consent, isSuppressed, hasAddress } = customer.channels[channel];
          return (
            <Switch
              key={channel}
              size="xs"
              label={t(`shared:channel.${channel}`)}
              description={isSuppressed ? t('allows.blocked') : hasAddress ? undefined : t('allows.no-address')}
              checked={consent === 'granted'}
              onChange={(event) => allow(channel, event.currentTarget.checked)}
            />
          );
        })}
      </div>
    </>
  );
}

const FOUND = 8;

/** Type to find a real customer; the first choice is always the made-up one. */
function CustomerChoice({ shown }: { shown: string }) {
  const { t } = useTranslation('try');
  const navigate = route.useNavigate();
  const [typed, setTyped] = useState<string | null>(null);
  const [search] = useDebouncedValue((typed ?? '').trim(), 200);
  const found = useQuery({
    ...trpc.customers.find.queryOptions({ search, limit: FOUND }),
    enabled: typed !== null,
    placeholderData: keepPreviousData,
  });
  const options = [
    { value: '', label: t('sample') },
    ...(found.data?.customers ?? []).map((each) => ({
      value: each.id,
      label: [each.label, nameOf(each.attributes)].filter(Boolean).join(', '),
    })),
  ];
  const choose = (label: string) => {
    const chosen = options.find((option) => option.label === label);
    setTyped(null);
    if (chosen) void navigate({ search: { customer: chosen.value || undefined }, replace: true });
  };
  return (
    <SuggestInput
      aria-label={t('customer')}
      value={typed ?? shown}
      data={options.map((option) => option.label)}
      filter={({ options: all }) => all}
      onChange={setTyped}
      onFocus={() => setTyped('')}
      onBlur={() => setTyped(null)}
      onOptionSubmit={choose}
      placeholder={t('customer.find')}
    />
  );
}
