/** A search field that waits for a pause in typing; `/` jumps to it. */
import { CloseButton, TextInput } from '@mantine/core';
import { useDebouncedCallback, useHotkeys } from '@mantine/hooks';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from './icons';

interface SearchInputProps {
  label: string;
  value: string;
  onSearch: (value: string) => void;
  width?: number | string;
}

export function SearchInput({ label, value, onSearch, width = 320 }: SearchInputProps) {
  const { t } = useTranslation('shared');
  const input = useRef<HTMLInputElement>(null);
  const [typed, setTyped] = useState(value);
  const search = useDebouncedCallback(onSearch, 250);
  useHotkeys([['/', () => input.current?.focus()]]);
  // The address may change under us: a link, the back button.
  useEffect(() => setTyped(value), [value]);

  function change(next: string) {
    setTyped(next);
    search(next);
  }

  return (
    <TextInput
      ref={input}
      type="search"
      aria-label={label}
      placeholder={label}
      w={width}
      value={typed}
      onChange={(event) => change(event.currentTarget.value)}
      leftSection={<Icon name="search" size={15} />}
      rightSection={typed !== '' && <CloseButton size="sm" aria-label={t('search.clear')} onClick={() => change('')} />}
    />
  );
}
