/** Chooses the customer by whom the form says what will happen. */
import { Combobox, Loader, useCombobox } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from '../../../ui/icons';
import { useInquiries } from '../inquiries';
import styles from './consequence-box.module.css';

const QUIET_MS = 250;
const NOBODY = '';

export function ExamplePicker() {
  const inquiries = useInquiries();
  return inquiries && <Picker inquiries={inquiries} />;
}

function Picker({ inquiries }: { inquiries: NonNullable<ReturnType<typeof useInquiries>> }) {
  const { t } = useTranslation('canvas');
  const [search, setSearch] = useState('');
  const [asked] = useDebouncedValue(search.trim(), QUIET_MS);
  const list = useCombobox({
    onDropdownOpen: () => list.focusSearchInput(),
    onDropdownClose: () => {
      list.resetSelectedOption();
      list.focusTarget();
      setSearch('');
    },
  });
  const { data } = useQuery({
    queryKey: ['example-customers', asked],
    queryFn: () => inquiries.findCustomers(asked),
    enabled: list.dropdownOpened,
    placeholderData: keepPreviousData,
  });
  const { example } = inquiries;
  const name = example ? example.name || example.label : t('sample-customer');
  return (
    <Combobox
      store={list}
      width={260}
      position="bottom-end"
      withinPortal
      onOptionSubmit={(id) => {
        inquiries.chooseExample(id === NOBODY ? null : id);
        list.closeDropdown();
      }}
    >
      <Combobox.Target targetType="button">
        <button
          type="button"
          className={styles.example}
          aria-label={t('example.choose', { name })}
          onClick={() => list.toggleDropdown()}
        >
          <span>{name}</span>
          <Icon name="chevron-down" size={12} weight={2.2} />
        </button>
      </Combobox.Target>
      <Combobox.Dropdown>
        <Combobox.Search
          value={search}
          onChange={(event) => setSearch(event.currentTarget.value)}
          placeholder={t('example.search')}
          aria-label={t('example.search')}
        />
        <Combobox.Options mah={260} className={styles.people}>
          <Combobox.Option value={NOBODY} active={example === null}>
            {t('sample-customer')}
          </Combobox.Option>
          {data?.map((customer) => (
            <Combobox.Option key={customer.id} value={customer.id} active={customer.id === example?.id}>
              {customer.name || customer.label}
              {customer.name !== '' && <span className={styles.label}>{customer.label}</span>}
            </Combobox.Option>
          ))}
          {!data && (
            <Combobox.Empty>
              <Loader size="xs" aria-label={t('shared:loading')} />
            </Combobox.Empty>
          )}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  );
}
