/** A text field that offers the names seen so far; other names may be typed as well. */
import { type AutocompleteProps, Combobox } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { SuggestInput } from '../../../ui/suggest-input';
import styles from './rows.module.css';

interface NamePickerProps extends Omit<AutocompleteProps, 'data' | 'onChange' | 'value'> {
  names: readonly { name: string; label?: string | undefined; note: string }[];
  value: string;
  onChange(name: string): void;
}

export function NamePicker({ names, value, onChange, ...rest }: NamePickerProps) {
  const { t } = useTranslation('canvas');
  const notes = new Map(names.map(({ name, label = name, note }) => [label, note]));
  const nameOf = new Map(names.map(({ name, label = name }) => [label, name]));
  const shown = names.find(({ name }) => name === value)?.label ?? value;
  // Once a name is chosen the list shows all again: who opens it wants to see what else there is.
  const isKnown = notes.has(shown);
  return (
    <SuggestInput
      // Names the list; the input itself goes by its label, where it has one.
      aria-label={t('field.seen-so-far')}
      {...rest}
      data={[...notes.keys()]}
      value={shown}
      onChange={(next) => onChange(nameOf.get(next) ?? next)}
      limit={50}
      filter={isKnown ? ({ options }) => options : undefined}
      rightSection={<Combobox.Chevron />}
      rightSectionPointerEvents="none"
      renderOption={({ option }) => (
        <span className={styles.option}>
          <span>{option.value}</span>
          <span className={styles.note}>{notes.get(option.value)}</span>
        </span>
      )}
    />
  );
}
