/** Ctrl/⌘ K: pages, journeys, customers and what can be done from anywhere. */
import { Modal, useMantineColorScheme, VisuallyHidden } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { Spotlight } from '@mantine/spotlight';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { trpc } from '../api/trpc';
import { nameOf } from '../features/customers/customer-name';
import { Icon, type IconName } from '../ui/icons';
import { useCommandsOfPage } from './page-commands';
import { ALL_PAGES } from './pages';
import { paletteStore, selectFirstCommand } from './palette-store';
import { openShortcuts } from './shortcuts';
import { useSignOut } from './use-sign-out';

interface Command {
  id: string;
  label: string;
  hint?: string;
  icon: IconName;
  run: () => void;
}

const MOST_STEPS = 8;

export function CommandPalette() {
  const { t } = useTranslation('app');
  const [query, setQuery] = useState('');
  const pages = usePages().filter((command) => matches(command, query));
  const journeys = useJourneys().filter((command) => matches(command, query));
  const actions = useActions().filter((command) => matches(command, query));
  const found = useCommandsOfPage().filter((command) => matches(command, query));
  const onPage = found.filter(({ group }) => group === undefined);
  const steps = query.trim() === '' ? [] : found.filter(({ group }) => group === 'steps').slice(0, MOST_STEPS);
  const customers = useCustomers(query);
  const shown = [...onPage, ...steps, ...journeys, ...customers, ...pages, ...actions]
    .map((command) => command.id)
    .join();
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is shown is the reason to select anew
  useEffect(selectFirstCommand, [shown]);
  const isNothing =
    onPage.length + steps.length + pages.length + journeys.length + actions.length + customers.length === 0;
  return (
    <Spotlight.Root
      store={paletteStore}
      yOffset={96}
      centered={false}
      onSpotlightOpen={() => setTimeout(selectFirstCommand)}
      query={query}
      onQueryChange={setQuery}
      shortcut={['mod + K']}
      tagsToIgnore={[]}
      scrollable
      maxHeight={420}
      overlayProps={{ backgroundOpacity: 0.4, blur: 0 }}
    >
      <VisuallyHidden>
        <Modal.Title>{t('palette.open')}</Modal.Title>
      </VisuallyHidden>
      <Spotlight.Search placeholder={t('palette.placeholder')} leftSection={<Icon name="search" size={17} />} />
      <Spotlight.ActionsList>
        {query.trim() !== '' && <Commands label={t('palette.here')} commands={onPage} />}
        <Commands label={t('palette.steps')} commands={steps} />
        <Commands label={t('palette.journeys')} commands={journeys} />
        <Commands label={t('palette.customers')} commands={customers} />
        <Commands label={t('palette.pages')} commands={pages} />
        <Commands label={t('palette.actions')} commands={actions} />
        {query.trim() === '' && <Commands label={t('palette.here')} commands={onPage} />}
        {isNothing && <Spotlight.Empty>{t('palette.nothing')}</Spotlight.Empty>}
      </Spotlight.ActionsList>
    </Spotlight.Root>
  );
}

function Commands({ label, commands }: { label: string; commands: readonly Command[] }) {
  if (commands.length === 0) return null;
  return (
    <Spotlight.ActionsGroup label={label}>
      {commands.map((command) => (
        <Spotlight.Action
          key={command.id}
          label={command.label}
          description={command.hint}
          leftSection={<Icon name={command.icon} size={17} />}
          onClick={command.run}
          highlightQuery={false}
        />
      ))}
    </Spotlight.ActionsGroup>
  );
}

function matches(command: Command, query: string): boolean {
  const wanted = query.trim().toLowerCase();
  return wanted === '' || command.label.toLowerCase().includes(wanted);
}

function usePages(): Command[] {
  const { t } = useTranslation('app');
  const navigate = useNavigate();
  return ALL_PAGES.map((page) => ({
    id: page.id,
    label: t(page.id),
    icon: page.icon,
    run: () => void navigate({ to: page.to }),
  }));
}

function useJourneys(): Command[] {
  const navigate = useNavigate();
  const journeys = useQuery(trpc.journeys.list.queryOptions());
  return (journeys.data ?? []).map((journey) => ({
    id: journey.id,
    label: journey.name,
    icon: 'journeys',
    run: () => void navigate({ to: '/journeys/$journeyId', params: { journeyId: journey.id } }),
  }));
}

const CUSTOMERS_SHOWN = 5;

function useCustomers(query: string): Command[] {
  const navigate = useNavigate();
  const [search] = useDebouncedValue(query.trim(), 200);
  const found = useQuery({
    ...trpc.customers.find.queryOptions({ search, limit: CUSTOMERS_SHOWN }),
    enabled: search.length > 1,
    placeholderData: keepPreviousData,
  });
  if (search.length < 2) return [];
  return (found.data?.customers ?? []).map((customer) => ({
    id: customer.id,
    label: customer.label,
    hint: nameOf(customer.attributes) || undefined,
    icon: 'person',
    run: () => void navigate({ to: '/customers/$customerId', params: { customerId: customer.id } }),
  }));
}

function useActions(): Command[] {
  const { t } = useTranslation('app');
  const { setColorScheme } = useMantineColorScheme();
  const signOut = useSignOut();
  return [
    {
      id: 'light',
      label: t('palette.theme', { theme: t('theme.light') }),
      icon: 'sun',
      run: () => setColorScheme('light'),
    },
    {
      id: 'dark',
      label: t('palette.theme', { theme: t('theme.dark') }),
      icon: 'moon',
      run: () => setColorScheme('dark'),
    },
    { id: 'shortcuts', label: t('account.shortcuts'), icon: 'keyboard', run: openShortcuts },
    { id: 'sign-out', label: t('account.sign-out'), icon: 'sign-out', run: signOut },
  ];
}
