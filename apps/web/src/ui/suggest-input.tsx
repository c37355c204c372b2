/** A text field with suggestions: the list scrolls by itself and belongs to the field, so that arrows walk it and screen readers find it. */
import { Autocomplete, type AutocompleteProps } from '@mantine/core';
import { type ReactNode, useCallback, useEffect, useReducer, useRef } from 'react';
import styles from './suggest-input.module.css';

export function SuggestInput({ renderOption, ...rest }: AutocompleteProps) {
  // Which list is its own, the field can only say when it is drawn after the list has come.
  const [, drawAgain] = useReducer((turn: number) => turn + 1, 0);
  const soon = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(soon.current), []);
  // The list gets its lasting id only after it was mounted; its suggestions come together and ask once.
  const noteList = useCallback(() => {
    clearTimeout(soon.current);
    soon.current = setTimeout(drawAgain);
  }, []);
  return (
    <Autocomplete
      // A form that opens puts the focus into its first field: a list would hide the others.
      openOnFocus={false}
      {...rest}
      withScrollArea={false}
      classNames={{ options: styles.options }}
      comboboxProps={{ withinPortal: true }}
      renderOption={(input) => <Suggestion onCome={noteList}>{renderOption?.(input) ?? input.option.value}</Suggestion>}
    />
  );
}

function Suggestion({ onCome, children }: { onCome: () => void; children: ReactNode }) {
  useEffect(onCome, [onCome]);
  return children;
}
